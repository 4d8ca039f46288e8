package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with java.net.http, without any further jar and without a thread per call.
 *
 * <p>It is a first-class {@link HttpTransport}, with two deviations that the client does not let anybody switch off:
 * <ul>
 * <li>When a connection closes before an answer begins, even a fresh one, java.net.http sends a GET once more.
 * <li>Where a server sends more than the answer, java.net.http closes the connection as soon as its selector thread
 *     sees that. A request that is sent before then may be given those bytes as its answer; HttpClient looks at the
 *     connection before each request.
 * </ul>
 *
 * <p>{@link #create()} and {@link #builder()} own their client; {@link #using} leaves yours open. From Java 21 on,
 * {@link #close()} also ends the threads of an owned client; before, they end when the client is garbage.
 *
 * <p>An owned client does its work in its selector thread, TLS handshakes too, without the handing over from thread to
 * thread that the JDK's default executor costs. Only the start of a call is made in a thread of a pool, since it may
 * wait for a name to be resolved; when the client repeats a call, whose connection was refused or closed, it may wait
 * for that in the selector thread. With an SSLContext of yours the client has the default executor.
 *
 * <p>On a machine with one or two processors, java.net.http before Java 25 starts a thread for each call, which may
 * double what a call costs; {@code -Djava.util.concurrent.ForkJoinPool.common.parallelism=2} avoids that.
 */
public final class JdkHttpTransport implements HttpTransport {

    private final HttpClient client;
    private final Starts starts;
    private final boolean owned;
    private final Set<CompletableFuture<TransportResponse>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    JdkHttpTransport(HttpClient client, Starts starts, boolean owned) {
        this.client = client;
        this.starts = starts;
        this.owned = owned;
    }

    /**
     * Creates a transport with a client of its own and the defaults of {@link Builder}.
     *
     * @return the transport, which the caller closes
     */
    public static JdkHttpTransport create() {
        return builder().build();
    }

    /**
     * Creates a transport with a client of its own.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a transport over a client of yours, which stays open when the transport is closed.
     *
     * @param client never follows redirects, since that would send the token elsewhere; its cookie handler, its
     *               authenticator and its proxy remain your choice
     * @return the transport
     * @throws IllegalArgumentException if the client follows redirects
     */
    public static JdkHttpTransport using(HttpClient client) {
        if (client == null) {
            throw new IllegalArgumentException("client is null");
        }
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("client follows redirects, which would send the access token elsewhere:"
                    + " build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        return new JdkHttpTransport(client, new Starts(), false);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        CompletableFuture<TransportResponse> result = start(request);
        try { // Waiting so long is cheaper than a timer, whose thread would wake for each call.
            return result.get(nanos(request), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            result.cancel(true);
            throw interrupted;
        } catch (TimeoutException late) {
            result.cancel(true);
            throw new TransportTimeoutException(request.timeout());
        } catch (ExecutionException failed) {
            throw (IOException) failed.getCause(); // Nothing else is put into the future, and it is not yet anybody's.
        }
    }

    /** {@inheritDoc} The future is completed by a thread of the JDK's common pool, or of its timer at the deadline. */
    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        CompletableFuture<TransportResponse> result = start(request);
        // A copy, which ends with the result and its timer with it: the result's own would not say what was exceeded.
        result.copy().orTimeout(nanos(request), TimeUnit.NANOSECONDS).whenComplete((response, failure) -> {
            if (failure instanceof TimeoutException) {
                result.completeExceptionally(new TransportTimeoutException(request.timeout()));
            }
        });
        return result;
    }

    private CompletableFuture<TransportResponse> start(TransportRequest request) {
        var result = new CompletableFuture<TransportResponse>();
        inFlight.add(result);
        result.whenComplete((response, failure) -> inFlight.remove(result));
        if (closed.get()) {
            result.completeExceptionally(new TransportClosedException());
            return result;
        }
        try {
            exchange(request, result);
        } catch (RuntimeException | Error refused) { // Such as a header that the client keeps to itself.
            result.completeExceptionally(
                    closed.get() ? new TransportClosedException() : TransportFailure.clean(refused));
        }
        return result;
    }

    private void exchange(TransportRequest request, CompletableFuture<TransportResponse> result) {
        CompletableFuture<HttpResponse<byte[]>> exchange = starts.start(() -> client.sendAsync(
                JdkMessages.request(request), head -> new LimitedBody(head, request.maxResponseBytes())));
        // Only cancel(true), and only on the client's own future, closes the connection.
        result.whenComplete((response, failure) -> exchange.cancel(true));
        exchange.whenComplete((response, failure) -> {
            try {
                if (failure != null) {
                    throw failure;
                }
                result.complete(JdkMessages.response(response));
            } catch (Throwable failed) {
                // After a head that is no HTTP the client leaves the connection open and its future is past cancelling;
                // a stage of it that never completes is not.
                exchange.newIncompleteFuture().cancel(true);
                result.completeExceptionally(translate(failed));
            }
        });
    }

    private static long nanos(TransportRequest request) {
        return TimeUnit.NANOSECONDS.convert(request.timeout()); // Of any length: toNanos() would overflow.
    }

    private static IOException translate(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof HttpConnectTimeoutException) {
            return new SocketTimeoutException("no connection within the connect timeout");
        }
        return TransportFailure.clean(failure);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        for (CompletableFuture<TransportResponse> result : inFlight) {
            result.completeExceptionally(new TransportClosedException());
        }
        starts.close();
        if (owned && client instanceof AutoCloseable closeable) { // From Java 21 on.
            try {
                closeable.close();
            } catch (Exception impossible) { // HttpClient.close() declares none.
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public String toString() {
        return "JdkHttpTransport[" + (closed.get() ? "closed" : inFlight.size() + " calls in flight") + "]";
    }

    Optional<Executor> executor() {
        return client.executor();
    }

    int inFlight() {
        return inFlight.size();
    }

    /** Sets what people set about a client; all else is what the contract of {@link HttpTransport} asks for. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable InetSocketAddress proxy;
        private @Nullable SSLContext sslContext;

        private Builder() {}

        /**
         * Sets how long a connection may take to be made; the default is 10 seconds.
         *
         * @param connectTimeout positive; the timeout of the whole call applies anyway
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
            if (connectTimeout == null || connectTimeout.isNegative() || connectTimeout.isZero()) {
                throw new IllegalArgumentException("connectTimeout is not positive");
            }
            this.connectTimeout = connectTimeout;
            return this;
        }

        /**
         * Sets the proxy for all requests; the default is the one of the JDK's system properties, if any.
         *
         * @param proxy host and port, not resolved yet
         * @return this builder
         */
        public Builder proxy(InetSocketAddress proxy) {
            if (proxy == null) {
                throw new IllegalArgumentException("proxy is null");
            }
            if (proxy.getPort() == 0) {
                throw new IllegalArgumentException("proxy has the port 0, where nothing listens");
            }
            this.proxy = proxy;
            return this;
        }

        /**
         * Sets which certificates are trusted and presented; the default is the JDK's at the time of a connection.
         *
         * @param sslContext for https
         * @return this builder
         */
        public Builder sslContext(SSLContext sslContext) {
            if (sslContext == null) {
                throw new IllegalArgumentException("sslContext is null");
            }
            this.sslContext = sslContext;
            return this;
        }

        /**
         * Creates the transport and its client.
         *
         * @return the transport, which the caller closes
         */
        public JdkHttpTransport build() {
            Starts starts = new Starts();
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout);
            if (proxy != null) {
                client.proxy(ProxySelector.of(proxy));
            }
            if (sslContext == null) {
                DefaultTls.giveTo(client);
                client.executor(starts);
            } else { // Its trust manager may be anybody's, and wait: the client's own executor has a thread for that.
                client.sslContext(sslContext);
            }
            return new JdkHttpTransport(client.build(), starts, true);
        }
    }
}
