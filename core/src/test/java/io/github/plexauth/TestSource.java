package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A source with a local, a remote and a relay connection. */
final class TestSource {

    static final String MACHINE = "243b471948ace337a8f92f129ec97d1902fcb1df";
    static final AccessToken SECRET = AccessToken.of("transient-90904684-f91a-4391-8bf7-e0dfa7240285");
    static final Connection LOCAL = https("local.test", true, false);
    static final Connection REMOTE = https("remote.test", false, false);
    static final Connection RELAY = https("relay.test", false, true);

    private TestSource() {}

    static TransportResponse identity(String machine) {
        return Responses.json("{\"MediaContainer\":{\"claimed\":true,\"machineIdentifier\":\"" + machine
                + "\",\"version\":\"1.43.4.10903\"}}");
    }

    static SourceConnectionInformation information(Connection... connections) {
        return new SourceConnectionInformation(
                Optional.of("Den"), Optional.of(MACHINE), Optional.of(SECRET), List.of(connections));
    }

    static Connection https(String host, boolean local, boolean relay) {
        return Connection.of("https", host, 32400, "https://" + host + ":32400", local, relay);
    }

    static Connection http(String host) {
        return Connection.of("http", host, 32400, "http://" + host + ":32400", false, false);
    }
}
