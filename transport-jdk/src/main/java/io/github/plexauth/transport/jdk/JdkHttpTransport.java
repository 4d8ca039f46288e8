package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.Calls;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A first-class {@link HttpTransport} over java.net.http, which needs no further jar.
 *
 * <p>{@link #create()} and {@link #builder()} own their client. {@link #using using} leaves the client that it was
 * given open. From Java 21 on, {@link #close()} also ends the threads of an owned client. Before Java 21, they end when
 * the client is garbage.
 *
 * <p>{@link #send send} makes the exchange in the calling thread, and {@link #sendAsync sendAsync} in a daemon thread
 * that is used again. Each asynchronous call in flight takes about 120 kB.
 *
 * <p>The client has the following properties, which cannot be changed:
 * <ul>
 * <li>When a connection closes before a response begins, even a new one, the client sends a GET once more.
 * <li>When a server sends more than the response, the client closes the connection as soon as its selector thread sees
 *     that. A request that is sent before then may get those bytes as its response. HttpClient looks at the connection
 *     before each request, but neither client can recognize bytes that arrive after the request was sent.
 * <li>It tries only the first address of a host name. HttpClient tries all of them.
 * <li>On Java 18, and on Java 17 before 17.0.18, it sends {@code Content-Length: 0} with a GET, which some proxies
 *     refuse.
 * <li>The zone of an IPv6 address, as in {@code [fe80::1%eth0]}, is part of the Host header, which some servers refuse.
 * <li>When a server that spoke HTTP before suddenly does not, the client leaves that one connection open.
 * </ul>
 *
 * <p>For each plex.direct name, up to 64, the transport makes one more client, which connects to the address that the
 * name holds. In such requests, the header Host has the address instead of the name, because java.net.http does not
 * allow setting it. Media servers are not known to check it. If yours, or something in front of it, requires the name,
 * start the JVM with {@code -Djdk.httpclient.allowRestrictedHeaders=host}. The header then has the name.
 *
 * <p>An owned client works in its selector thread, TLS handshakes included, unless a request to a host name is in
 * flight or an SSLContext was given. Then it hands its work over to other threads, as java.net.http does by default.
 */
public final class JdkHttpTransport implements HttpTransport {

    /** Closing takes a few milliseconds, but it waits for a name lookup that hangs. */
    private static final long CLOSE_MILLIS = 100;

    private final HttpClient client;
    private final DirectClients directClients;
    private final Steps steps;
    private final boolean owned;
    private final @Nullable String proxyAuthorization;
    private final Calls calls = new Calls();
    private final Set<String> speakHttp = ConcurrentHashMap.newKeySet();

    JdkHttpTransport(HttpClient client, Steps steps, boolean owned) {
        this(client, steps, owned, null);
    }

    private JdkHttpTransport(
            HttpClient client, Steps steps, boolean owned, @Nullable String proxyAuthorization) {
        this.client = client;
        this.directClients = new DirectClients(client);
        this.steps = steps;
        this.owned = owned;
        this.proxyAuthorization = proxyAuthorization;
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
     * <p>Requests to plex.direct names go through clients that the transport makes and closes. They have the context,
     * the TLS parameters, the connect timeout and the executor of the existing client, but not its cookie handler and
     * its authenticator. If the existing client uses a proxy for the name, it sends the request itself.
     *
     * @param client a client that never follows redirects, because a redirect would send the token elsewhere; its
     *               cookie handler, its authenticator and its proxy are used as they are; with an authenticator, a
     *               401 or 407 without a challenge loses its headers and its body
     * @return the transport
     * @throws IllegalArgumentException if the client follows redirects
     */
    public static JdkHttpTransport using(HttpClient client) {
        Objects.requireNonNull(client, "client");
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("client follows redirects, which would send the access token elsewhere:"
                    + " build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        return new JdkHttpTransport(client, new Steps(), false);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        return calls.send(request, Refusals.proxiesOf(client), call(request));
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return calls.sendAsync(request, call(request));
    }

    private Calls.Call call(TransportRequest request) {
        return () -> {
            DirectClients.Way way = directClients.way(request);
            return new JdkCall(way.client(), steps, speakHttp, proxyAuthorization, way.request()).send();
        };
    }

    @Override
    public void close() {
        if (!calls.close()) {
            return;
        }
        List<HttpClient> ended = new ArrayList<>(directClients.end());
        if (owned) {
            ended.add(client);
        }
        if (ended.isEmpty() || !(ended.get(0) instanceof AutoCloseable)) { // Clients can be closed from Java 21 on.
            return;
        }
        var closing = new FutureTask<Void>(() -> {
            for (HttpClient each : ended) {
                ((AutoCloseable) each).close();
            }
            return null;
        });
        Calls.workers().execute(closing);
        try {
            closing.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException ignored) {
            // The client cannot fail to close, and the worker goes on waiting.
        }
    }

    @Override
    public String toString() {
        return "JdkHttpTransport[" + calls + "]";
    }

    /** Sets the options of a transport. The contract of {@link HttpTransport} decides everything else. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable ProxySelector proxies;
        private @Nullable String proxyAuthorization;
        private @Nullable SSLContext sslContext;

        private Builder() {}

        /**
         * Sets how long making a connection may take. The default is 10 seconds.
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
            this.proxies = HttpClient.Builder.NO_PROXY;
            return this;
        }

        /**
         * Sets the user name and the password for the proxy. Only a proxy gets them, with each request, as Basic.
         *
         * <p>By default, java.net.http does not send them when it opens a tunnel for https. Start Java with
         * {@code -Djdk.http.auth.tunneling.disabledSchemes=} to allow that.
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
            byte[] pair = (user + ":" + String.valueOf(password)).getBytes(StandardCharsets.UTF_8);
            this.proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(pair);
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
        public JdkHttpTransport build() {
            var steps = new Steps();
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout);
            if (proxies != null) {
                client.proxy(proxies);
            }
            if (sslContext == null) {
                DefaultTls.giveTo(client);
                client.executor(steps);
            } else { // Its trust manager may block, so the client needs the threads of its default executor.
                client.sslContext(sslContext);
            }
            return new JdkHttpTransport(client.build(), steps, true, proxyAuthorization);
        }
    }
}
