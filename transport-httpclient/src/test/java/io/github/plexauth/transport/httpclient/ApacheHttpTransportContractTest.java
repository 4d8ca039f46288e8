package io.github.plexauth.transport.httpclient;

import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;

class ApacheHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return ApacheHttpTransport.create();
    }
}
