package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with Apache HttpClient 5, as a first-class transport.
 *
 * <p>It is built on the classic client, not on the asynchronous one: measured over loopback, that is faster for one
 * caller and for 64, takes about half the processor time, and lets the adapter bring a connection class of its own that
 * keeps tokens out of the logs. {@link #send} works in the calling thread; {@link #sendAsync} takes a daemon thread for
 * as long as the exchange lasts, and completes the future in it.
 *
 * <p>A request with an idempotent method is sent once more, within the same deadline, if a connection kept from an
 * earlier call turns out to be closed before an answer begins. Nothing else is ever repeated.
 *
 * <p>Names are resolved by the JDK, which cannot be interrupted: time lost to a resolver that hangs is outside the
 * deadline.
 */
public final class ApacheHttpTransport implements HttpTransport {

    private final CloseableHttpClient client;
    private final boolean ownsClient;
    private final RequestConfig config;
    private final Watchdog watchdog = new Watchdog();
    private final ExecutorService workers = Executors.newCachedThreadPool(ApacheHttpTransport::worker);
    private final AtomicBoolean closed = new AtomicBoolean();

    ApacheHttpTransport(CloseableHttpClient client, boolean ownsClient) {
        this.client = client;
        this.ownsClient = ownsClient;
        this.config = Clients.requestConfig(client);
    }

    /**
     * Creates a transport with the defaults of {@link #builder()}.
     *
     * @return a transport, which the caller closes
     */
    public static ApacheHttpTransport create() {
        return builder().build();
    }

    /**
     * Starts to describe a transport with a client of its own.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a transport of a client that exists already, which {@link #close()} leaves open.
     *
     * <p>Per request this turns off redirects, cookies, authentication, decompression, upgrades of the protocol and the
     * limit on the wait for a pooled connection; proxy, timeouts and the rest of the client's request configuration
     * stay. What is left only the client's own builder can decide:
     * <ul>
     * <li>{@code disableAutomaticRetries()}, or HttpClient repeats a request that was answered with 429 or 503, or
     *     whose connection closed before the answer.
     * <li>A connection reuse strategy that keeps no connection, where a server cannot be trusted to say nothing
     *     unasked: HttpClient takes such bytes for the next answer. A client of this transport's own does not.
     * <li>A connection class that refuses a head which the end of the connection cut off: HttpClient's own takes it for
     *     a whole one.
     * <li>Header and wire logging, which show tokens.
     * </ul>
     *
     * @param client the client, open
     * @return a transport
     */
    public static ApacheHttpTransport using(CloseableHttpClient client) {
        if (client == null) {
            throw new IllegalArgumentException("client is null");
        }
        return new ApacheHttpTransport(client, false);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before anything was sent");
        }
        return new Exchange(client, config, request).run(watchdog);
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        var result = new CompletableFuture<TransportResponse>();
        try {
            var exchange = new Exchange(client, config, request);
            result.whenComplete((response, failure) -> exchange.end(Exchange.End.ABANDONED));
            workers.execute(() -> complete(result, exchange));
        } catch (RejectedExecutionException shutDown) {
            result.completeExceptionally(new TransportClosedException());
        } catch (IOException refused) {
            result.completeExceptionally(refused);
        }
        return result;
    }

    private void complete(CompletableFuture<TransportResponse> result, Exchange exchange) {
        try {
            result.complete(exchange.run(watchdog));
        } catch (Throwable failure) { // An Error that stayed in this thread would leave the caller waiting for ever.
            result.completeExceptionally(failure);
        }
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(null, task, "plexauth-httpclient-worker", 0, false); // Inherits nothing.
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the exchanges under way, which fail as later calls do, and closes the client unless it was handed in. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.close();
            workers.shutdown();
            if (ownsClient) {
                client.close(CloseMode.IMMEDIATE);
            }
        }
    }

    @Override
    public String toString() {
        return "ApacheHttpTransport[" + (closed.get() ? "closed" : watchdog.inFlight() + " calls in flight") + "]";
    }

    /** Describes a transport with a client of its own. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(10);
        private int maxConnections = 64;
        private @Nullable InetSocketAddress proxy;
        private @Nullable SSLContext sslContext;

        private Builder() {}

        /**
         * Bounds the wait for a connection, and each wait within a TLS handshake.
         *
         * @param connectTimeout positive; 10 seconds unless set. The request's timeout applies all the same
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
         * Bounds the number of connections, to one server and in all; a call that finds none free waits.
         *
         * @param maxConnections positive; 64 unless set
         * @return this builder
         */
        public Builder maxConnections(int maxConnections) {
            if (maxConnections <= 0) {
                throw new IllegalArgumentException("maxConnections is not positive");
            }
            this.maxConnections = maxConnections;
            return this;
        }

        /**
         * Sends all requests through an HTTP proxy that asks for no credentials.
         *
         * @param proxy the proxy's name or address, and port
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
         * Chooses what https trusts, and which certificate it shows.
         *
         * @param sslContext an initialized context; the JVM's default at the time of a connection unless set
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
         * @return a transport, which the caller closes
         */
        public ApacheHttpTransport build() {
            return new ApacheHttpTransport(Clients.create(connectTimeout, maxConnections, proxy, sslContext), true);
        }
    }
}
