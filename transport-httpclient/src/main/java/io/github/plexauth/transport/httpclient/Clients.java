package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.TransportFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Decides all that HttpClient would do by itself: once for our own client, and per request for anybody's. */
final class Clients {

    /** The deadline bounds the wait for a pooled connection too; zero would mean not to wait at all. */
    private static final Timeout UNTIL_THE_DEADLINE = Timeout.ofDays(36_500);

    private Clients() {}

    static CloseableHttpClient create(
            Duration connectTimeout,
            int maxConnections,
            @Nullable InetSocketAddress proxy,
            @Nullable SSLContext sslContext) {
        HttpClientBuilder client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(unconnected -> new GuardedConnection())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .setTlsSocketStrategy(sslContext == null
                                ? Clients::upgradeByDefault
                                : new DefaultClientTlsStrategy(sslContext, HostnameVerificationPolicy.BUILTIN, null))
                        .setMaxConnPerRoute(maxConnections)
                        .setMaxConnTotal(maxConnections)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableDefaultUserAgent();
        if (proxy != null) {
            client.setProxy(new HttpHost(proxy.getHostString(), proxy.getPort()));
        }
        return client.build();
    }

    /** Made when it is needed: the JDK's default context reads all certificates that are trusted. */
    private static SSLSocket upgradeByDefault(
            Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        try {
            SSLContext.getDefault(); // Without it, the strategy would trust nobody and blame the server's certificate.
        } catch (NoSuchAlgorithmException unusable) {
            throw TransportFailure.noDefaultTls();
        }
        return DefaultClientTlsStrategy.createSystemDefault().upgrade(socket, target, port, attachment, context);
    }

    /** Takes over the client's own choices, except those that the contract of a transport has made. */
    static RequestConfig requestConfig(CloseableHttpClient client) {
        RequestConfig own = client instanceof Configurable configurable ? configurable.getConfig() : null;
        return RequestConfig.copy(own == null ? RequestConfig.DEFAULT : own)
                .setConnectionRequestTimeout(UNTIL_THE_DEADLINE)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setCookieSpec(StandardCookieSpec.IGNORE)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }
}
