package io.github.plexauth.transport.httpclient;

import io.github.plexauth.contract.TransportTlsContract;
import io.github.plexauth.port.HttpTransport;
import javax.net.ssl.SSLContext;

class ApacheHttpTransportTlsContractTest extends TransportTlsContract {

    @Override
    protected HttpTransport createTransport(SSLContext context) {
        return ApacheHttpTransport.builder().sslContext(context).build();
    }

    @Override
    protected HttpTransport createDefaultTransport() {
        return ApacheHttpTransport.create();
    }
}
