package io.github.plexauth.system.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.CHOSEN;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.FAILED;
import static io.github.plexauth.system.connect.Network.EXPECTED;
import static io.github.plexauth.system.connect.Network.base;
import static io.github.plexauth.system.connect.Network.local;
import static io.github.plexauth.system.connect.Network.remote;
import static io.github.plexauth.system.connect.Network.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.system.TransportKind;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection whose certificate is refused receives no request. */
class ConnectOverTlsTest extends ConnectFixture {

    private static URI underAnotherName(ScriptedServer server) {
        return URI.create("https://localhost:" + base(server).getPort());
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateForAnotherNameIsRefusedBeforeAnythingIsAsked(TransportKind transport) throws Exception {
        ScriptedServer near = network.rightOverTls(tls);
        ScriptedServer far = network.rightOverTls(tls);

        ServerConnection found =
                over(transport).connect(source(local(underAnotherName(near)), remote(base(far))));

        assertThat(found.baseUri()).isEqualTo(base(far));
        assertThat(outcomes(found.attempts())).containsExactly(FAILED, CHOSEN);
        assertThat(found.attempts().get(0).detail()).contains("certificate is for another name", "plex.direct");
        assertThat(near.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatIsNotTrustedIsRefusedEvenIfItIsTheOnlyWay(TransportKind transport) throws Exception {
        ScriptedServer impostor = network.rightOverTls(selfSigned);

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> over(transport).connect(source(local(base(impostor)))));

        assertThat(failure.attempts().get(0).detail()).contains("not signed by an authority");
        assertThat(failure.retryable()).isFalse();
        assertThat(impostor.requests()).isEmpty();
    }

    private static URI under(String plexDirectName, ScriptedServer server) {
        return URI.create("https://" + plexDirectName + ":" + base(server).getPort());
    }

    /** The uri of the connection counts, not its address. */
    @ParameterizedTest
    @EnumSource
    void aServerWhoseNameDoesNotResolveIsFoundOverHttpsOnly(TransportKind transport) throws Exception {
        ScriptedServer server = network.rightOverTls(plexDirectTls);
        URI uri = under(PLEX_DIRECT, server);

        ServerConnection found = over(transport).connect(source(
                Connection.of("https", "192.0.2.1", uri.getPort(), uri.toString(), true, false)), PlainHttp.FORBIDDEN);

        assertThat(found.baseUri()).isEqualTo(uri);
        assertThat(over(transport).server(found.baseUri(), found.accessToken()).getIdentity().machineIdentifier())
                .isEqualTo(EXPECTED);
        assertThat(server.connections()).allSatisfy(connection ->
                assertThat(connection.serverNames()).containsExactly(PLEX_DIRECT));
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithTheCertificateOfAnotherHashIsNotAskedForItsIdentity(TransportKind transport) throws Exception {
        ScriptedServer impostor = network.rightOverTls(plexDirectTls);
        URI uri = under("127-0-0-1.fedcba9876543210fedcba9876543210.plex.direct", impostor);

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> over(transport).connect(source(local(uri))));

        assertThat(failure.attempts().get(0).detail()).contains("certificate is for another name");
        assertThat(impostor.requests()).isEmpty();
    }
}
