package io.github.plexauth.system.hostile;

import static io.github.plexauth.system.hostile.RawResponses.RIGHT;
import static io.github.plexauth.system.hostile.RawResponses.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.system.TransportMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose certificate or TLS is unusable never gets the token, and the message names the remedy. */
class CertificatesTest {

    private static final String PLEX_DIRECT = "SAN=dns:*.0123456789abcdef0123456789abcdef.plex.direct";
    private static final String LOOPBACK = "SAN=ip:127.0.0.1,dns:localhost";

    private static final String NOT_TRUSTED = "the server's certificate is not signed by an authority that this Java"
            + " runtime trusts. Use the server's plex.direct name. For a certificate authority of your own, give the"
            + " transport an SSLContext that trusts it.";
    private static final String NOT_NOW = "the server's certificate is not valid at this time. Check the clock of this"
            + " machine. If it is right, the server needs a new certificate: restart the server while it is signed in.";
    private static final String OTHER_NAME = "the server's certificate is for another name. Use the server's"
            + " plex.direct name, which is in the uri of its connection, instead of an address or a LAN name.";
    private static final String NO_TLS = "Check that the port supports https, that the server supports TLS 1.2 or later,"
            + " and,";

    private static Map<String, SSLContext> servers;
    private static SSLContext trust;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        TestCertificates certificates = TestCertificates.in(directory);
        servers = Map.of(
                "good", certificates.signed("good", "-ext", LOOPBACK),
                "self-signed", certificates.selfSigned("self-signed", "-ext", LOOPBACK),
                "expired", certificates.signed("expired", "-ext", LOOPBACK, "-startdate", "-9d", "-validity", "2"),
                "not yet valid", certificates.signed("future", "-ext", LOOPBACK, "-startdate", "+9d"),
                "plex.direct", certificates.signed("plex", "-ext", PLEX_DIRECT));
        trust = certificates.trust();
    }

    private static URI at(String host, ScriptedServer server) {
        return URI.create("https://" + host + ":" + server.uri("/").getPort());
    }

    static Stream<Arguments> certificates() {
        return Stream.of(
                        Arguments.of("self-signed", "127.0.0.1", NOT_TRUSTED),
                        Arguments.of("expired", "127.0.0.1", NOT_NOW),
                        Arguments.of("not yet valid", "127.0.0.1", NOT_NOW),
                        Arguments.of("plex.direct", "127.0.0.1", OTHER_NAME),
                        Arguments.of("plex.direct", "localhost", OTHER_NAME))
                .flatMap(row -> Stream.of(TransportMode.values())
                        .map(mode -> Arguments.of(row.get()[0], row.get()[1], row.get()[2], mode)));
    }

    @ParameterizedTest(name = "{0} at {1} {3}")
    @MethodSource("certificates")
    void anUnusableCertificateIsRefused(String certificate, String host, String words, TransportMode mode)
            throws Exception {
        try (var server = ScriptedServer.startTls(servers.get(certificate), ScriptedServer.always(ok(RIGHT)));
                var application = new Application(mode, mode.open(trust))) {
            assertRefused(application, at(host, server), words);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** What ports without TLS 1.2 send to a client that begins a handshake. */
    static Stream<Arguments> helloes() {
        String alert = "\u0015\u0003\u0001\u0000\u0002\u0002\u0046"; // fatal, protocol_version
        String tls10 = "\u0003\u0001" + "r".repeat(32) + "\u0000" + "\u0000\u002f" + "\u0000";
        String serverHello = "\u0016\u0003\u0001\u0000" + (char) (tls10.length() + 4)
                + "\u0002\u0000\u0000" + (char) tls10.length() + tls10;
        return Stream.of(
                        Arguments.of("alert protocol_version", alert, "protocol_version"),
                        Arguments.of("ServerHello of TLS 1.0", serverHello, "no TLS connection could be established"),
                        Arguments.of("plain http", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                                "no TLS connection could be established"),
                        Arguments.of("SSH", "SSH-2.0-OpenSSH_9.2\r\n", "no TLS connection could be established"))
                .flatMap(row -> Stream.of(TransportMode.values())
                        .map(mode -> Arguments.of(row.get()[0], row.get()[1], row.get()[2], mode)));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("helloes")
    void aPortWithoutCurrentTlsIsRefused(String name, String answer, String words, TransportMode mode)
            throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    connection.awaitEnd();
                });
                var application = new Application(mode)) {
            PlexException failure = assertRefused(application, at("127.0.0.1", server), NO_TLS);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    private static PlexException assertRefused(Application application, URI uri, String words) {
        PlexException failure = application.failure(uri);

        assertThat(failure).isExactlyInstanceOf(PlexTransportException.class).hasMessageContaining(words);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getMessage().toLowerCase(Locale.ROOT))
                .doesNotContain("disable", "switch off", "turn off", "insecure", "ignore", "skip", "all certificates");
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void plainHttpToAPortThatSpeaksHttpsFailsAndNamesIt(TransportMode mode) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), ScriptedServer.always(ok(RIGHT)));
                var application = new Application(mode)) {
            URI plain = URI.create(server.uri("/").toString().replace("https", "http"));
            PlexException failure = application.failure(plain);

            assertThat(failure)
                    .isExactlyInstanceOf(PlexTransportException.class)
                    .hasMessageContaining("or the port requires https");
            assertThat(server.requests()).isEmpty();
        }
    }

    /** The handshake succeeded, so the failure is one of the connection, and the call may be retried. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatBreaksWithinAResponseIsNotAFailureOfTls(TransportMode mode) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), connection -> {
                    connection.readRequest();
                    connection.write(ok(RIGHT).substring(0, 100));
                    connection.reset();
                });
                var application = new Application(mode, mode.open(trust))) {
            PlexException failure = application.failure(server.uri("/"));

            assertThat(failure)
                    .isExactlyInstanceOf(PlexTransportException.class)
                    .hasMessageContaining("the connection failed before the answer was complete");
            assertThat(failure.retryable()).isTrue();
        }
    }
}
