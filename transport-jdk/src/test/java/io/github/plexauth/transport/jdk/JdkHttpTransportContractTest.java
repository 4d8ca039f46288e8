package io.github.plexauth.transport.jdk;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;
import java.util.EnumMap;
import java.util.Map;

class JdkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return JdkHttpTransport.create();
    }

    @Override
    protected Map<Capability, String> lacks() {
        Map<Capability, String> lacks = new EnumMap<>(Map.of(
                Capability.FURTHER_ADDRESSES, "java.net.http tries only the first address of a name",
                Capability.HOST_WITHOUT_ZONE, "java.net.http sends the host of the URI as it is",
                Capability.LEFTOVER_BYTES,
                "java.net.http closes a connection with such bytes when its selector thread sees them, which may be"
                        + " after the next request was sent"));
        if (Runtime.version().compareToIgnoreOptional(Runtime.Version.parse("17.0.18")) < 0) {
            lacks.put(Capability.GET_WITHOUT_LENGTH, "java.net.http sends Content-Length: 0 before Java 17.0.18");
        }
        return lacks;
    }

    /** See the class comment of {@link JdkHttpTransport}. */
    @Override
    protected int mostRequestsForOneSend() {
        return 2;
    }
}
