package io.github.plexauth.examples.connect;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network and both transports for each test. */
@Timeout(60)
abstract class ConnectFixture {

    static SSLContext tls;

    final Network network = new Network();
    private final Map<Transport, HttpTransport> transports = new EnumMap<>(Transport.class);

    /** The first connection of a JVM takes its time; the tests are about all the others. */
    @BeforeAll
    static void makeACertificateAndWarmUp(@TempDir Path directory) throws Exception {
        tls = Certificate.make(directory);
        try (Network network = new Network()) {
            SourceConnectionInformation source = Network.source(Network.local(Network.base(network.rightOverTls(tls))));
            for (Transport transport : Transport.values()) {
                try (HttpTransport http = transport.create(tls)) {
                    plexAuth(http, Duration.ofSeconds(30)).connect(source);
                }
            }
        }
    }

    @BeforeEach
    final void open() {
        for (Transport transport : Transport.values()) {
            transports.put(transport, transport.create(tls));
        }
    }

    @AfterEach
    final void close() throws IOException {
        transports.values().forEach(HttpTransport::close);
        network.close();
    }

    final PlexAuth over(Transport transport) {
        return over(transport, Duration.ofSeconds(30));
    }

    final PlexAuth over(Transport transport, Duration timeout) {
        return plexAuth(transports.get(transport), timeout);
    }

    private static PlexAuth plexAuth(HttpTransport transport, Duration timeout) {
        return PlexAuth.builder()
                .clientIdentifier("plexauth-connect-test")
                .transport(transport)
                .codec(JsonbCodec.create())
                .timeout(timeout)
                .build();
    }

    final ServerConnection connect(Transport transport, Connection... connections) {
        return over(transport).connect(Network.source(connections), PlainHttp.ALLOWED);
    }

    static List<Outcome> outcomes(List<ConnectionAttempt> attempts) {
        return attempts.stream().map(ConnectionAttempt::outcome).toList();
    }
}
