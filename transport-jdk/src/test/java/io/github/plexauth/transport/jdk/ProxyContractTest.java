package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.TransportProxyContract;
import io.github.plexauth.port.HttpTransport;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

class ProxyContractTest extends TransportProxyContract {

    @Override
    protected HttpTransport createTransport() {
        return JdkHttpTransport.create();
    }

    @Override
    protected HttpTransport createDirectTransport() {
        return JdkHttpTransport.builder().noProxy().build();
    }

    @Override
    protected HttpTransport createTransport(SSLContext context, InetSocketAddress proxy) {
        return JdkHttpTransport.builder().sslContext(context).proxy(proxy).build();
    }

    @Override
    protected HttpTransport createTransport(
            SSLContext context, InetSocketAddress proxy, String user, char[] password) {
        return JdkHttpTransport.builder()
                .sslContext(context)
                .proxy(proxy)
                .proxyCredentials(user, password)
                .build();
    }
}
