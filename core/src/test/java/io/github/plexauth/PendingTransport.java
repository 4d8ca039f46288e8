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

/** Answers nothing by itself, unless it is prepared to: the test takes each request and completes its future when it likes. */
final class PendingTransport implements HttpTransport {

    /** A request on its way, until its answer is completed. */
    record Sent(TransportRequest request, CompletableFuture<TransportResponse> answer) {

        String host() {
            return request.uri().getHost();
        }

        void answer(TransportResponse response) {
            answer.complete(response);
        }

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        /**
         * Waits until the exchange is ended. It may be seen here before the thread that sends it has tied it to the
         * call, so an end of the call comes through a moment later.
         */
        void assertEnded() {
            assertThat(answer).failsWithin(10, TimeUnit.SECONDS);
            assertThat(answer).isCancelled();
        }
    }

    private final List<Sent> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Sent> untaken = new LinkedBlockingQueue<>();
    private final Map<String, TransportResponse> prepared = new ConcurrentHashMap<>();

    /** Prepares the answer to all requests to a host. */
    void answerAt(String host, TransportResponse response) {
        prepared.put(host, response);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        CompletableFuture<TransportResponse> answer = sendAsync(request);
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw (IOException) failed.getCause();
        }
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        Sent sent = new Sent(request, new CompletableFuture<>());
        if (prepared.containsKey(sent.host())) {
            sent.answer(prepared.get(sent.host()));
        }
        all.add(sent);
        untaken.add(sent);
        return sent.answer();
    }

    /** Waits for the next request. */
    Sent next() {
        try {
            Sent sent = untaken.poll(10, TimeUnit.SECONDS);
            if (sent == null) {
                throw new AssertionError("no request came");
            }
            return sent;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for the next request and checks where it goes. */
    Sent next(String host) {
        Sent sent = next();
        if (!sent.host().equals(host)) {
            throw new AssertionError("a request to " + host + " was expected, not " + sent.request());
        }
        return sent;
    }

    /** The requests so far, oldest first. */
    List<Sent> all() {
        return List.copyOf(all);
    }
}
