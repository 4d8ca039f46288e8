package io.github.plexauth;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that returns the same response to every request, or always fails, and records the requests. */
final class FakeTransport implements HttpTransport {

    private final TransportResponse response;
    private final IOException failure;
    private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

    private FakeTransport(TransportResponse response, IOException failure) {
        this.response = response;
        this.failure = failure;
    }

    static FakeTransport responding(TransportResponse response) {
        return new FakeTransport(response, null);
    }

    static FakeTransport failingWith(IOException failure) {
        return new FakeTransport(null, failure);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        requests.add(request);
        if (failure != null) {
            throw failure;
        }
        return response;
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        try {
            return CompletableFuture.completedFuture(send(request));
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /** Returns the requests so far, oldest first. */
    List<TransportRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns the only request. */
    TransportRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError("one request was expected, not " + requests);
        }
        return requests.get(0);
    }
}
