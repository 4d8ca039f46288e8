package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.Proxies;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Turns off what HttpClient does by itself: once for an owned client, and for each request of every client. */
final class Clients {

    /** The deadline bounds the wait for a pooled connection too. Zero would mean not to wait at all. */
    private static final Timeout UNTIL_THE_DEADLINE = Timeout.ofDays(36_500);

    /** Without a total, only this bounds how many unused connections are kept. It is applied at each new connection. */
    private static final TimeValue MOST_IDLE = TimeValue.ofMinutes(1);

    private Clients() {}

    static CloseableHttpClient create(
            Duration connectTimeout,
            int maxConnections,
            @Nullable ProxySelector proxies,
            @Nullable Credentials proxyCredentials,
            @Nullable SSLContext sslContext) {
        var pool = new AtomicReference<PoolingHttpClientConnectionManager>();
        pool.set(PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(unconnected -> {
                    pool.get().closeIdle(MOST_IDLE);
                    return new GuardedConnection();
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setTlsSocketStrategy(sslContext == null
                        ? Clients::upgradeByDefault
                        : new DefaultClientTlsStrategy(sslContext, HostnameVerificationPolicy.BUILTIN, null))
                .setMaxConnPerRoute(maxConnections)
                .setMaxConnTotal(Integer.MAX_VALUE) // A total would let one server that hangs hold up all others.
                .build());
        HttpClientBuilder client = HttpClientBuilder.create()
                .setConnectionManager(pool.get())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .setRoutePlanner(new SelectedProxies(proxies));
        if (proxyCredentials != null) {
            client.setDefaultCredentialsProvider((scope, context) -> proxyCredentials);
        }
        return client.build();
    }

    /** Asks a selector for the proxy as java.net.http does. */
    private static final class SelectedProxies extends DefaultRoutePlanner {

        private final @Nullable ProxySelector selector;

        SelectedProxies(@Nullable ProxySelector selector) {
            super(null);
            this.selector = selector;
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            return Proxies.select(selector, URI.create(target.toURI()))
                    .map(proxy -> new HttpHost(proxy.getHostString(), proxy.getPort()))
                    .orElse(null);
        }
    }

    /** Makes the default context at the first https connection, because that reads all trusted certificates. */
    private static SSLSocket upgradeByDefault(
            Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        try {
            SSLContext.getDefault(); // Otherwise the strategy would trust nobody and blame the server's certificate.
        } catch (NoSuchAlgorithmException unusable) {
            throw new SSLException("this JVM's default SSLContext cannot be made: check the system properties"
                    + " javax.net.ssl.trustStore and javax.net.ssl.keyStore, and their passwords");
        }
        return DefaultClientTlsStrategy.createSystemDefault().upgrade(socket, target, port, attachment, context);
    }

    /** Keeps the configuration of the client, except for what the contract of a transport decides. */
    static RequestConfig requestConfig(CloseableHttpClient client) {
        RequestConfig own = client instanceof Configurable configurable ? configurable.getConfig() : null;
        return RequestConfig.copy(own == null ? RequestConfig.DEFAULT : own)
                .setConnectionRequestTimeout(UNTIL_THE_DEADLINE)
                .setRedirectsEnabled(false)
                .setTargetPreferredAuthSchemes(List.of()) // A server gets no credentials, but a proxy may.
                .setCookieSpec(StandardCookieSpec.IGNORE)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }
}
