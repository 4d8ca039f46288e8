package io.github.plexauth.system.connect;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportKind;
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

    static final String PLEX_DIRECT = "127-0-0-1.0123456789abcdef0123456789abcdef.plex.direct";

    static SSLContext tls;
    static SSLContext plexDirectTls;
    static SSLContext selfSigned;
    private static SSLContext trust;

    final Network network = new Network();
    private final Map<TransportKind, HttpTransport> transports = new EnumMap<>(TransportKind.class);

    /** The first connection of a JVM is slow, and the tests are about all others. */
    @BeforeAll
    static void makeCertificatesAndWarmUp(@TempDir Path directory) throws Exception {
        if (tls != null) {
            return; // The test classes share the certificates.
        }
        TestCertificates certificates = TestCertificates.in(directory);
        tls = certificates.signed("server", "-ext", "SAN=ip:127.0.0.1");
        plexDirectTls = certificates.signed(
                "plex-direct", "-ext", "SAN=dns:*.0123456789abcdef0123456789abcdef.plex.direct");
        selfSigned = certificates.selfSigned("self-signed", "-ext", "SAN=ip:127.0.0.1");
        trust = certificates.trust();
        try (Network network = new Network()) {
            SourceConnectionInformation source = Network.source(Network.local(Network.base(network.rightOverTls(tls))));
            for (TransportKind transport : TransportKind.values()) {
                try (HttpTransport http = transport.create(trust)) {
                    plexAuth(http, Duration.ofSeconds(30)).connect(source);
                }
            }
        }
    }

    @BeforeEach
    final void open() {
        for (TransportKind transport : TransportKind.values()) {
            transports.put(transport, transport.create(trust));
        }
    }

    @AfterEach
    final void close() throws IOException {
        transports.values().forEach(HttpTransport::close);
        network.close();
    }

    final PlexAuth over(TransportKind transport) {
        return over(transport, Duration.ofSeconds(30));
    }

    final PlexAuth over(TransportKind transport, Duration timeout) {
        return plexAuth(transports.get(transport), timeout);
    }

    private static PlexAuth plexAuth(HttpTransport transport, Duration timeout) {
        return PlexAuth.builder()
                .clientIdentifier("plexauth-connect-test")
                .transport(transport)
                .codec(JsonbCodec.create())
                .allowSpecialAddresses(true) // All servers of the tests are on this machine.
                .timeout(timeout)
                .build();
    }

    final ServerConnection connect(TransportKind transport, Connection... connections) {
        return over(transport).connect(Network.source(connections), PlainHttp.ALLOWED);
    }

    static List<Outcome> outcomes(List<ConnectionAttempt> attempts) {
        return attempts.stream().map(ConnectionAttempt::outcome).toList();
    }
}
