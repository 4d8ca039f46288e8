package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The given context decides over TLS, with an authority that no other context trusts. */
class TlsTest {

    private static SSLContext tls;
    private static SSLContext trust;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        TestCertificates certificates = TestCertificates.in(directory);
        tls = certificates.signed("server", "-ext", "SAN=ip:127.0.0.1");
        trust = certificates.trust();
    }

    @ParameterizedTest
    @EnumSource
    void theGivenContextIsUsedAndConnectionsAreKept(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = JdkHttpTransport.builder().sslContext(trust).build()) {
            for (int call = 0; call < 20; call++) {
                assertThat(mode.send(transport, get(server.uri("/"))).status()).isEqualTo(200);
            }
            assertThat(server.connections()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheCertificateIsNotTrusted(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")));
                var stranger = JdkHttpTransport.create()) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(stranger, get(server.uri("/"))));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20), 1_000);
    }
}
