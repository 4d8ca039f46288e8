package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.Calls;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** One exchange over java.net.http, which ends it when the sending thread is interrupted. */
record JdkCall(
        HttpClient client,
        Steps steps,
        Set<String> speakHttp,
        @Nullable String proxyAuthorization,
        TransportRequest request)
        implements Calls.Call {

    private static final int MOST_SERVERS = 1_000;

    @Override
    public TransportResponse send() throws IOException, InterruptedException {
        steps.begin(request);
        try {
            HttpResponse<byte[]> response = exchange();
            if (response.body() == null) { // The client hands over the 407 of a proxy that refuses a tunnel.
                throw Refusals.proxyRefused(client, request.uri(), response.statusCode());
            }
            return new TransportResponse(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException | RuntimeException | ExecutionException failure) {
            // The client wraps each failure once, an Error too, so that the trace shows the calling thread.
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof HttpConnectTimeoutException) {
                throw new SocketTimeoutException("no connection within the connect timeout");
            }
            Optional<TransportResponse> response = Refusals.response(cause, client, request.uri());
            if (response.isPresent()) {
                return response.get();
            }
            throw TransportFailure.clean(cause);
        } finally {
            steps.end(request);
        }
    }

    /**
     * Sends the request in this thread if the server is known to speak HTTP. When a server does not, the client leaves
     * the connection open, and only the future of an asynchronous exchange can close it. Such a future costs another
     * thread. It may also wait for the common pool of the JVM, so it is not used while that pool is busy.
     */
    private HttpResponse<byte[]> exchange() throws IOException, InterruptedException, ExecutionException {
        // A kept connection refers to this handler. If it referred to the client, that would never become garbage.
        int limit = request.maxResponseBytes();
        HttpResponse.BodyHandler<byte[]> body = head -> new LimitedBody(head, limit);
        String server = request.uri().getRawAuthority();
        // On Java 17, a client with an authenticator also leaves the connection of a 401 without a challenge open.
        boolean known = speakHttp.contains(server) && client.authenticator().isEmpty();
        if (known || commonPoolIsBusy()) {
            try {
                return client.send(outgoing(), body);
            } catch (ProtocolException | IllegalArgumentException noHttp) {
                speakHttp.remove(server);
                throw noHttp;
            }
        }
        CompletableFuture<HttpResponse<byte[]>> future = client.sendAsync(outgoing(), body);
        try {
            HttpResponse<byte[]> response = future.get();
            if (speakHttp.size() < MOST_SERVERS) {
                speakHttp.add(server);
            }
            return response;
        } catch (InterruptedException | ExecutionException failure) {
            future.newIncompleteFuture().cancel(true); // The future itself may be past cancelling.
            throw failure;
        }
    }

    private static boolean commonPoolIsBusy() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        return pool.hasQueuedSubmissions() || pool.getActiveThreadCount() >= pool.getParallelism();
    }

    private HttpRequest outgoing() {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                // Otherwise a client that was handed in asks plain http servers for an upgrade to HTTP/2.
                .version(HttpClient.Version.HTTP_1_1);
        if (request.body().length > 0) {
            builder.method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        } else if (request.method().equals("GET")) {
            builder.GET(); // Unlike method("GET", noBody()), this sends no Content-Length from Java 19 on.
        } else {
            builder.method(request.method(), HttpRequest.BodyPublishers.noBody());
        }
        if (proxyAuthorization != null) { // The client sends this header to a proxy only.
            builder.header("Proxy-Authorization", proxyAuthorization);
        }
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /** Returns the request, without the credentials for the proxy. */
    @Override
    public String toString() {
        return request.toString();
    }
}
