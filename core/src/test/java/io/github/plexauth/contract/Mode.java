package io.github.plexauth.contract;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** The two ways to send; all that is said of one holds for the other. */
public enum Mode {
    /** Through {@link HttpTransport#send}. */
    BLOCKING {
        @Override
        public TransportResponse send(HttpTransport transport, TransportRequest request)
                throws IOException, InterruptedException {
            return transport.send(request);
        }
    },
    /** Through {@link HttpTransport#sendAsync}. */
    ASYNC {
        @Override
        public TransportResponse send(HttpTransport transport, TransportRequest request)
                throws IOException, InterruptedException {
            try {
                return transport.sendAsync(request).get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new AssertionError("a future may fail with an IOException only", failed.getCause());
            }
        }
    };

    /**
     * Sends a request and waits for the response.
     *
     * @param transport what to send it with
     * @param request   what to send
     * @return the response
     * @throws IOException          what the transport failed with
     * @throws InterruptedException if the calling thread was interrupted
     */
    public abstract TransportResponse send(HttpTransport transport, TransportRequest request)
            throws IOException, InterruptedException;
}
