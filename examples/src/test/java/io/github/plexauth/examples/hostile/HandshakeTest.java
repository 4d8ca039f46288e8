package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTransportException;
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

/** Servers whose https cannot be trusted, or is none: the token stays here, and the message names the remedy. */
class HandshakeTest {

    private static final String PLEX_DIRECT = "SAN=dns:*.0123456789abcdef0123456789abcdef.plex.direct";
    private static final String LOOPBACK = "SAN=ip:127.0.0.1,dns:localhost";

    private static final String NOT_TRUSTED = "the server's certificate is not signed by an authority that this Java"
            + " runtime trusts. Use the server's plex.direct name; for an authority of your own, give the transport an"
            + " SSLContext that trusts it.";
    private static final String NOT_NOW = "the server's certificate is not valid at this time. Check this machine's"
            + " clock; if it is right, the server has to get a new certificate: restart it while it is signed in.";
    private static final String OTHER_NAME = "the server's certificate is for another name. Use the server's"
            + " plex.direct name instead of an address or a LAN name: it is the uri of its connection.";
    private static final String NO_TLS = "Check that the port speaks https, that the server is not too old for TLS 1.2,"
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

    @ParameterizedTest
    @EnumSource
    void anAuthorityOfOnesOwnIsTrustedThroughTheContextForAddressesAndNames(Way way) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), ScriptedServer.always(ok(RIGHT)));
                var client = new Client(way, way.open(trust))) {
            for (int call = 0; call < 10; call++) {
                assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
                assertThat(client.ask(at("localhost", server))).isEqualTo(RIGHT);
            }
            assertThat(server.connections()).hasSizeBetween(2, 4);
            assertThat(server.requests()).allSatisfy(request ->
                    assertThat(request.header("X-Plex-Token")).containsExactly(Client.ACCESS_TOKEN));
            HostileReport.note("trusted through the context", way, server.connections().size()
                    + " connections for 20 calls");
        }
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
                .flatMap(row -> Stream.of(Way.values())
                        .map(way -> Arguments.of(row.get()[0], row.get()[1], row.get()[2], way)));
    }

    @ParameterizedTest(name = "{0} at {1} {3}")
    @MethodSource("certificates")
    void aCertificateThatIsNoGoodIsRefused(String certificate, String host, String words, Way way) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get(certificate), ScriptedServer.always(ok(RIGHT)));
                var client = new Client(way, way.open(trust))) {
            assertRefused(certificate + " at " + host, way, client, at(host, server), words);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAuthorityThatTheRuntimeDoesNotKnowIsNotTrusted(Way way) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), ScriptedServer.always(ok(RIGHT)));
                var client = new Client(way)) {
            assertRefused("unknown authority", way, client, server.uri("/"), NOT_TRUSTED);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** What a server without TLS 1.2 says to a ClientHello, byte by byte. */
    static Stream<Arguments> helloes() {
        String alert = "\u0015\u0003\u0001\u0000\u0002\u0002\u0046"; // fatal, protocol_version
        String tls10 = "\u0003\u0001" + "r".repeat(32) + "\u0000" + "\u0000\u002f" + "\u0000";
        String serverHello = "\u0016\u0003\u0001\u0000" + (char) (tls10.length() + 4)
                + "\u0002\u0000\u0000" + (char) tls10.length() + tls10;
        return Stream.of(
                        Arguments.of("alert protocol_version", alert, "protocol_version"),
                        Arguments.of("ServerHello of TLS 1.0", serverHello, "no TLS connection could be agreed on"),
                        Arguments.of("plain http", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                                "no TLS connection could be agreed on"),
                        Arguments.of("SSH", "SSH-2.0-OpenSSH_9.2\r\n", "no TLS connection could be agreed on"))
                .flatMap(row -> Stream.of(Way.values())
                        .map(way -> Arguments.of(row.get()[0], row.get()[1], row.get()[2], way)));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("helloes")
    void aPortThatSpeaksNoTlsOfOurDayIsRefused(String name, String answer, String words, Way way) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    connection.awaitEnd();
                });
                var client = new Client(way)) {
            PlexException failure = assertRefused(name + " on the https port", way, client, at("127.0.0.1", server),
                    NO_TLS);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    private static PlexException assertRefused(String row, Way way, Client client, URI uri, String words)
            throws Exception {
        PlexException failure = client.failure(uri);

        HostileReport.note(row, way, failure);
        assertThat(failure).isExactlyInstanceOf(PlexTransportException.class).hasMessageContaining(words);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getMessage().toLowerCase(Locale.ROOT))
                .doesNotContain("disable", "switch off", "turn off", "insecure", "ignore", "skip", "all certificates");
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void plainHttpToAPortThatSpeaksHttpsFailsAndNamesIt(Way way) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), ScriptedServer.always(ok(RIGHT)));
                var client = new Client(way)) {
            PlexException failure = client.failure(URI.create(server.uri("/").toString().replace("https", "http")));

            HostileReport.note("https on the plain port", way, failure);
            assertThat(failure)
                    .isExactlyInstanceOf(PlexTransportException.class)
                    .hasMessageContaining("or the port speaks https");
            assertThat(server.requests()).isEmpty();
        }
    }

    /** TLS was agreed on: what breaks after it is a connection, and may be tried again. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatBreaksInMidAnswerIsNoFailureOfTls(Way way) throws Exception {
        try (var server = ScriptedServer.startTls(servers.get("good"), connection -> {
                    connection.readRequest();
                    connection.write(ok(RIGHT).substring(0, 100));
                    connection.reset();
                });
                var client = new Client(way, way.open(trust))) {
            PlexException failure = client.failure(server.uri("/"));

            HostileReport.note("reset in mid answer over TLS", way, failure);
            assertThat(failure)
                    .isExactlyInstanceOf(PlexTransportException.class)
                    .hasMessageContaining("the connection failed before there was a whole answer");
            assertThat(failure.retryable()).isTrue();
        }
    }
}
