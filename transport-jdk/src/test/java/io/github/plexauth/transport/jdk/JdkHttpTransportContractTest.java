package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;
import java.util.Map;

class JdkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return JdkHttpTransport.create();
    }

    @Override
    protected Map<Capability, String> lacks() {
        return Map.of(
                Capability.LEFTOVER_BYTES,
                "java.net.http closes a connection with such bytes when its selector thread sees them, which may be"
                        + " after the next request was sent");
    }

    /** See the class comment of {@link JdkHttpTransport}. */
    @Override
    protected int mostRequestsForOneSend() {
        return 2;
    }
}
