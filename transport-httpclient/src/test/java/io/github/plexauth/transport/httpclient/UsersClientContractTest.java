package io.github.plexauth.transport.httpclient;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;

/** A stock client, but for the two things that the Javadoc of {@link ApacheHttpTransport#using} asks its owner for. */
class UsersClientContractTest extends HttpTransportContract {

    private final CloseableHttpClient client = HttpClients.custom()
            .disableAutomaticRetries()
            .setConnectionReuseStrategy((request, response, context) -> false)
            .build();

    @Override
    protected HttpTransport createTransport() {
        return ApacheHttpTransport.using(client);
    }

    @Override
    protected Map<Capability, String> lacks() {
        return Map.of(Capability.CUT_HEADS, "HttpClient's own connections take what there is of a head for the whole");
    }

    @AfterEach
    final void closeClient() throws IOException {
        client.close();
    }
}
