package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.Calls;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A first-class {@link HttpTransport} over Apache HttpClient 5.
 *
 * <p>It uses the classic client, which takes about half the processor time of the asynchronous one, and lets this
 * module use a connection class that keeps tokens out of the logs. {@link #send send} makes the exchange in the calling
 * thread, and {@link #sendAsync sendAsync} in a daemon thread that is used again. Each asynchronous call in flight
 * takes about 270 kB.
 *
 * <p>If a connection that was kept from an earlier call turns out to be closed before a response begins, a request with
 * an idempotent method is sent once more, within the same deadline. Nothing else is repeated.
 *
 * <p>An owned client looks at a kept connection before each request, and closes it if the server has sent more than the
 * response. As with every client, bytes that arrive after that look like the response to the request.
 */
public final class ApacheHttpTransport implements HttpTransport {

    private final CloseableHttpClient client;
    private final boolean ownsClient;
    private final @Nullable ProxySelector proxies;
    private final RequestConfig config;
    private final Calls calls = new Calls();

    ApacheHttpTransport(CloseableHttpClient client, boolean ownsClient, @Nullable ProxySelector proxies) {
        this.client = client;
        this.ownsClient = ownsClient;
        this.proxies = proxies;
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
     * Creates a builder for a transport with a client of its own.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a transport over an existing client, which stays open when the transport is closed.
     *
     * <p>For each request, this turns off redirects, cookies, decompression, protocol upgrades, and the limit on the
     * wait for a pooled connection. It gives the credentials of the client to a proxy, but not to a server. The rest of
     * the request configuration of the client is kept. The builder of the client decides the following:
     * <ul>
     * <li>Call {@code disableAutomaticRetries()}. Otherwise HttpClient repeats each request that was answered with 429 or
     *     503, whatever its method, after one second or the time that Retry-After names. It also repeats a request with
     *     an idempotent method whose connection closed before the response. The deadline of the call still applies. A
     *     request cannot turn this off.
     * <li>If a server may send more than its response, set a connection reuse strategy that keeps no connection.
     *     Otherwise HttpClient takes the rest for the next response. An owned client does not.
     * <li>HttpClient's own connection class takes the head of a response for complete when the end of the connection
     *     cut it off.
     * <li>The total of the pool is shared by all servers, so one server that hangs can hold the others up.
     * <li>The logs of headers and of the wire show tokens.
     * <li>A plex.direct name is not looked up, unless a route planner of the client drops the address of the target.
     * </ul>
     *
     * @param client an open client
     * @return the transport
     */
    public static ApacheHttpTransport using(CloseableHttpClient client) {
        return new ApacheHttpTransport(Objects.requireNonNull(client, "client"), false, null);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        return calls.send(request, proxies, call(request));
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return calls.sendAsync(request, call(request));
    }

    private ClassicCall call(TransportRequest request) {
        return new ClassicCall(client, config, request);
    }

    @Override
    public void close() {
        if (calls.close() && ownsClient) {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public String toString() {
        return "ApacheHttpTransport[" + calls + "]";
    }

    /** Sets the options of a transport with a client of its own. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(10);
        private int maxConnections = 64;
        private @Nullable ProxySelector proxies = ProxySelector.getDefault();
        private @Nullable Credentials proxyCredentials;
        private @Nullable SSLContext sslContext;

        private Builder() {}

        /**
         * Sets how long connecting, and each wait within a TLS handshake, may take. The default is 10 seconds.
         *
         * @param connectTimeout a positive duration; the timeout of the whole call applies too
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
            Objects.requireNonNull(connectTimeout, "connectTimeout");
            if (connectTimeout.isNegative() || connectTimeout.isZero()) {
                throw new IllegalArgumentException("connectTimeout is not positive");
            }
            this.connectTimeout = connectTimeout;
            return this;
        }

        /**
         * Sets how many connections to one server may exist. A call that finds none free waits. The default is 64.
         *
         * @param maxConnections a positive number
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
         * Sets the HTTP proxy for all requests. The default is the choice of the JVM's {@link ProxySelector}, which
         * follows system properties such as {@code https.proxyHost} and {@code http.nonProxyHosts}.
         *
         * @param proxy the host and the port; the address may be unresolved
         * @return this builder
         */
        public Builder proxy(InetSocketAddress proxy) {
            if (Objects.requireNonNull(proxy, "proxy").getPort() == 0) {
                throw new IllegalArgumentException("proxy has the port 0, where nothing listens");
            }
            this.proxies = ProxySelector.of(proxy);
            return this;
        }

        /**
         * Uses no proxy, whatever the system properties say. The last call of this method and of {@link #proxy proxy}
         * counts.
         *
         * @return this builder
         */
        public Builder noProxy() {
            this.proxies = null;
            return this;
        }

        /**
         * Sets the user name and the password for the proxy. Only a proxy gets them, when it asks for them.
         *
         * @param user     the user name, without a colon
         * @param password the password; the array is copied
         * @return this builder
         */
        public Builder proxyCredentials(String user, char[] password) {
            if (Objects.requireNonNull(user, "user").indexOf(':') >= 0) {
                throw new IllegalArgumentException("user contains a colon");
            }
            Objects.requireNonNull(password, "password");
            this.proxyCredentials = new UsernamePasswordCredentials(user, password.clone());
            return this;
        }

        /**
         * Sets which certificates https trusts and presents. The default is the default context of the JVM.
         *
         * @param sslContext an initialized context
         * @return this builder
         */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
            return this;
        }

        /**
         * Creates the transport and its client.
         *
         * @return the transport, which the caller closes
         */
        public ApacheHttpTransport build() {
            CloseableHttpClient client = Clients.create(
                    connectTimeout, maxConnections, proxies, proxyCredentials, sslContext);
            return new ApacheHttpTransport(client, true, proxies);
        }
    }
}
