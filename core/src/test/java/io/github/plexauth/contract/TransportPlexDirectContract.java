package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a transport promises about plex.direct names, which no resolver knows here. */
abstract class TransportPlexDirectContract extends TransportFixture {

    private static final String NAME = "127-0-0-1.0123456789abcdef0123456789abcdef.plex.direct";
    private static final String OTHER_NAME = "127-0-0-1.fedcba9876543210fedcba9876543210.plex.direct";

    static TestCertificates certificates;
    static SSLContext trust;
    private static SSLContext ofName;
    private static SSLContext ofBothNames;
    private static SSLContext ofAddress;

    @BeforeAll
    static void makePlexDirectCertificates(@TempDir Path directory) throws Exception {
        certificates = TestCertificates.in(directory);
        trust = certificates.trust();
        ofName = certificates.signed("name", "-ext", "SAN=dns:" + wildcard(NAME));
        ofBothNames = certificates.signed(
                "names", "-ext", "SAN=dns:" + wildcard(NAME) + ",dns:" + wildcard(OTHER_NAME));
        ofAddress = certificates.signed("its-address", "-ext", "SAN=ip:127.0.0.1");
    }

    private static String wildcard(String name) {
        return name.replaceFirst("[^.]+", "*");
    }

    private static URI at(String name, ScriptedServer server) {
        return URI.create(server.uri("/path?query=1").toString().replace("127.0.0.1", name));
    }

    private static ScriptedServer start(SSLContext tls) throws Exception {
        return ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")));
    }

    @ParameterizedTest
    @EnumSource
    final void aPlexDirectNameIsReachedAtTheAddressThatItHolds(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        try (var server = start(ofName)) {
            for (int call = 0; call < 3; call++) {
                assertThat(mode.send(transport, get(at(NAME, server))).status()).isEqualTo(200);
            }
            assertThat(server.connections()).singleElement().satisfies(connection ->
                    assertThat(connection.serverNames()).containsExactly(NAME));
            assertThat(server.requests()).hasSize(3).allSatisfy(request -> {
                assertThat(request.line()).isEqualTo("GET /path?query=1 HTTP/1.1");
                assertThat(request.header("X-Plex-Token")).containsExactly(SECRET);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aPlexDirectNameIsReachedOverPlainHttpToo(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            assertThat(mode.send(transport, get(at(NAME, server))).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theHostHeaderHasThePlexDirectName(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        requires(Capability.PLEX_DIRECT_HOST);
        try (var server = start(ofName)) {
            mode.send(transport, get(at(NAME, server)));

            assertThat(server.requests().get(0).header("Host")).containsExactly(at(NAME, server).getAuthority());
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aCertificateForAnotherHashIsRefusedBeforeAnythingIsSent(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        assertRefused(mode, ofName, OTHER_NAME);
    }

    @ParameterizedTest
    @EnumSource
    final void aCertificateForTheAddressAloneIsRefusedBeforeAnythingIsSent(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        assertRefused(mode, ofAddress, NAME);
    }

    private void assertRefused(Mode mode, SSLContext tls, String name) throws Exception {
        try (var server = start(tls)) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(transport, get(at(name, server))));

            assertThat(server.connections()).as("connections, none of which got a request").isNotEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionOfOneNameIsNeverUsedForAnotherNameAtTheSameAddress(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        try (var server = start(ofName)) {
            mode.send(transport, get(at(NAME, server)));

            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(transport, get(at(OTHER_NAME, server))));
            assertThat(server.requests()).hasSize(1);
        }
        try (var server = start(ofBothNames)) {
            for (String name : List.of(NAME, OTHER_NAME, NAME, OTHER_NAME)) {
                mode.send(transport, get(at(name, server)));
            }
            assertThat(server.connections())
                    .extracting(ScriptedConnection::serverNames)
                    .containsExactly(List.of(NAME), List.of(OTHER_NAME));
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionToTheAddressItselfIsNotUsedForAName(Mode mode) throws Exception {
        requires(Capability.PLEX_DIRECT);
        try (var server = start(ofAddress)) {
            mode.send(transport, get(server.uri("/")));

            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(transport, get(at(NAME, server))));
            assertThat(server.requests()).hasSize(1);
        }
    }
}
