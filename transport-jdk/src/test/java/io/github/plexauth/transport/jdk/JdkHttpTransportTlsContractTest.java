package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.TransportTlsContract;
import io.github.plexauth.port.HttpTransport;
import javax.net.ssl.SSLContext;

class JdkHttpTransportTlsContractTest extends TransportTlsContract {

    @Override
    protected HttpTransport createTransport(SSLContext context) {
        return JdkHttpTransport.builder().sslContext(context).build();
    }

    @Override
    protected HttpTransport createDefaultTransport() {
        return JdkHttpTransport.create();
    }
}
