package io.github.plexauth.transport.httpclient;

import io.github.plexauth.contract.TransportProxyContract;
import io.github.plexauth.port.HttpTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;

/** A client of the user's whose credentials are for everybody who asks. */
class UsersProxyContractTest extends TransportProxyContract {

    private final List<CloseableHttpClient> clients = new ArrayList<>();

    @AfterEach
    final void closeClients() throws IOException {
        for (CloseableHttpClient client : clients) {
            client.close();
        }
    }

    private HttpTransport using(HttpClientBuilder builder) {
        CloseableHttpClient client = builder.disableAutomaticRetries().build();
        clients.add(client);
        return ApacheHttpTransport.using(client);
    }

    private static HttpClientBuilder withCredentials(HttpClientBuilder builder, String user, char[] password) {
        var credentials = new BasicCredentialsProvider();
        credentials.setCredentials(new AuthScope(null, -1), new UsernamePasswordCredentials(user, password));
        return builder.setDefaultCredentialsProvider(credentials);
    }

    private static HttpClientBuilder proxied(SSLContext context, InetSocketAddress proxy) {
        return HttpClients.custom()
                .setProxy(new HttpHost(proxy.getHostString(), proxy.getPort()))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                        .build());
    }

    @Override
    protected HttpTransport createTransport() {
        return using(withCredentials(HttpClients.custom().useSystemProperties(), "a", new char[0]));
    }

    @Override
    protected HttpTransport createDirectTransport() {
        return using(withCredentials(HttpClients.custom(), "a", new char[0]));
    }

    @Override
    protected HttpTransport createTransport(SSLContext context, InetSocketAddress proxy) {
        return using(proxied(context, proxy));
    }

    @Override
    protected HttpTransport createTransport(
            SSLContext context, InetSocketAddress proxy, String user, char[] password) {
        return using(withCredentials(proxied(context, proxy), user, password));
    }
}
