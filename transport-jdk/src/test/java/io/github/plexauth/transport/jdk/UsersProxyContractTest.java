package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.TransportProxyContract;
import io.github.plexauth.port.HttpTransport;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A client of the user's with an authenticator, which answers a proxy only. */
class UsersProxyContractTest extends TransportProxyContract {

    private static HttpClient.Builder client(String user, char[] password) {
        return HttpClient.newBuilder().authenticator(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(user, password) : null;
            }
        });
    }

    @Override
    protected HttpTransport createTransport() {
        return JdkHttpTransport.using(client("a", new char[0]).build());
    }

    @Override
    protected HttpTransport createDirectTransport() {
        return JdkHttpTransport.using(
                client("a", new char[0]).proxy(HttpClient.Builder.NO_PROXY).build());
    }

    @Override
    protected HttpTransport createTransport(SSLContext context, InetSocketAddress proxy) {
        return JdkHttpTransport.using(HttpClient.newBuilder()
                .sslContext(context)
                .proxy(ProxySelector.of(proxy))
                .build());
    }

    @Override
    protected HttpTransport createTransport(
            SSLContext context, InetSocketAddress proxy, String user, char[] password) {
        return JdkHttpTransport.using(client(user, password)
                .sslContext(context)
                .proxy(ProxySelector.of(proxy))
                .build());
    }

    @Override
    protected Map<Capability, String> lacks() {
        return Map.of(
                Capability.PROXY_STATUS,
                "with an authenticator, java.net.http does not tell which of the two statuses it received",
                Capability.SERVER_CHALLENGES,
                "with an authenticator and a proxy, java.net.http does not tell which of the two statuses it received");
    }
}
