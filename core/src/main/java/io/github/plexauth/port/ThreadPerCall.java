package io.github.plexauth.port;

import java.util.concurrent.CompletableFuture;

/** Makes a blocking transport asynchronous at the price of a daemon thread per call. */
final class ThreadPerCall {

    private ThreadPerCall() {}

    static CompletableFuture<TransportResponse> send(HttpTransport transport, TransportRequest request) {
        var result = new CompletableFuture<TransportResponse>();
        Thread worker = new Thread(() -> run(transport, request, result), "plexauth-send");
        worker.setDaemon(true);
        result.whenComplete((response, failure) -> worker.interrupt());
        worker.start();
        return result;
    }

    private static void run(
            HttpTransport transport, TransportRequest request, CompletableFuture<TransportResponse> result) {
        try {
            result.complete(transport.send(request));
        } catch (Throwable failure) { // An Error that stayed in this thread would leave the caller waiting for ever.
            result.completeExceptionally(failure);
        }
    }
}
