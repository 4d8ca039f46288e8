package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/** A transport's word for: the request's timeout passed before the whole answer was there. */
public final class TransportTimeoutException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names the time that was allowed.
     *
     * @param timeout the request's timeout
     */
    public TransportTimeoutException(Duration timeout) {
        super("no complete answer within " + timeout.toMillis() + " ms");
    }
}
