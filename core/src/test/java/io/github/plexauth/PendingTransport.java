package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A transport that does not respond by itself: the test takes each request and completes its future. */
final class PendingTransport implements HttpTransport {

    /** A request that was sent, with the future of its response. */
    record Sent(TransportRequest request, CompletableFuture<TransportResponse> response) {

        String host() {
            return request.uri().getHost();
        }

        void respond(TransportResponse answer) {
            response.complete(answer);
        }

        void fail(Throwable failure) {
            response.completeExceptionally(failure);
        }

        /**
         * Waits until the library cancels the request. The test may see a request before the thread that sends it has
         * linked it to the call, so a cancellation may arrive a moment later.
         */
        void assertEnded() {
            assertThat(response).failsWithin(10, TimeUnit.SECONDS);
            assertThat(response).isCancelled();
        }
    }

    private final List<Sent> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Sent> untaken = new LinkedBlockingQueue<>();
    private final Map<String, TransportResponse> prepared = new ConcurrentHashMap<>();

    /** Sets the response to all requests to a host. */
    void respondAt(String host, TransportResponse response) {
        prepared.put(host, response);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        CompletableFuture<TransportResponse> response = sendAsync(request);
        try {
            return response.get();
        } catch (InterruptedException interrupted) {
            response.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw (IOException) failed.getCause();
        }
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        Sent sent = new Sent(request, new CompletableFuture<>());
        if (prepared.containsKey(sent.host())) {
            sent.respond(prepared.get(sent.host()));
        }
        all.add(sent);
        untaken.add(sent);
        return sent.response();
    }

    /** Waits for the next request. */
    Sent next() {
        try {
            Sent sent = untaken.poll(10, TimeUnit.SECONDS);
            if (sent == null) {
                throw new AssertionError("no request was sent");
            }
            return sent;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for the next request and checks its host. */
    Sent next(String host) {
        Sent sent = next();
        if (!sent.host().equals(host)) {
            throw new AssertionError("a request to " + host + " was expected, not " + sent.request());
        }
        return sent;
    }

    /** Returns the requests so far, oldest first. */
    List<Sent> all() {
        return List.copyOf(all);
    }
}
