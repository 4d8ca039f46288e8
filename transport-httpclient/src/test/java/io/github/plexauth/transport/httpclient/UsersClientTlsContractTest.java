package io.github.plexauth.transport.httpclient;

import io.github.plexauth.contract.TransportTlsContract;
import io.github.plexauth.port.HttpTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;

/** A stock client with a context. */
class UsersClientTlsContractTest extends TransportTlsContract {

    private final List<CloseableHttpClient> clients = new ArrayList<>();

    @Override
    protected HttpTransport createTransport(SSLContext context) {
        return using(HttpClients.custom()
                .disableAutomaticRetries()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                        .build())
                .build());
    }

    @Override
    protected HttpTransport createDefaultTransport() {
        return using(HttpClients.createDefault());
    }

    private HttpTransport using(CloseableHttpClient client) {
        clients.add(client);
        return ApacheHttpTransport.using(client);
    }

    @AfterEach
    final void closeClients() throws IOException {
        for (CloseableHttpClient client : clients) {
            client.close();
        }
    }
}
