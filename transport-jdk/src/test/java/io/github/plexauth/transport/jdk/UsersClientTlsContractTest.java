package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.TransportTlsContract;
import io.github.plexauth.port.HttpTransport;
import java.net.http.HttpClient;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A stock client with a context. */
class UsersClientTlsContractTest extends TransportTlsContract {

    @Override
    protected HttpTransport createTransport(SSLContext context) {
        return JdkHttpTransport.using(HttpClient.newBuilder().sslContext(context).build());
    }

    @Override
    protected HttpTransport createDefaultTransport() {
        return JdkHttpTransport.using(HttpClient.newHttpClient());
    }

    @Override
    protected Map<Capability, String> lacks() {
        return Map.of(
                Capability.PLEX_DIRECT_HOST,
                "java.net.http refuses the header Host, unless a system property of the JVM allows it");
    }
}
