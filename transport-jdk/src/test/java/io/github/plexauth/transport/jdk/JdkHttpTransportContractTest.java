package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;

class JdkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return JdkHttpTransport.create();
    }

    /** See the class comment of {@link JdkHttpTransport}. */
    @Override
    protected int mostRequestsForOneSend() {
        return 2;
    }
}
