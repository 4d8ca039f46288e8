package io.github.plexauth.examples.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.CHOSEN;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.FAILED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.NOT_ALLOWED;
import static io.github.plexauth.examples.connect.Network.base;
import static io.github.plexauth.examples.connect.Network.local;
import static io.github.plexauth.examples.connect.Network.remote;
import static io.github.plexauth.examples.connect.Network.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.error.PlexConnectException;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates decide before anybody is asked who he is; plain http is for those who allow it. */
class ConnectOverTlsTest extends ConnectFixture {

    private static URI underAnotherName(ScriptedServer server) {
        return URI.create("https://localhost:" + base(server).getPort());
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateForAnotherNameIsRefusedBeforeAnythingIsAsked(Transport transport) throws Exception {
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
    void aCertificateThatNobodyTrustsIsRefusedEvenIfItIsTheOnlyWay(
            Transport transport, @TempDir Path directory) throws Exception {
        SSLContext strangers = Certificate.make(directory);
        ScriptedServer impostor = network.rightOverTls(strangers);

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> over(transport).connect(source(local(base(impostor)))));

        assertThat(failure.attempts().get(0).detail()).contains("not signed by an authority");
        assertThat(failure.retryable()).isFalse();
        assertThat(impostor.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void plainHttpIsNotTouchedUnlessItIsAllowed(Transport transport) throws Exception {
        ScriptedServer plain = network.right();
        ScriptedServer encrypted = network.rightOverTls(tls);

        ServerConnection found = over(transport).connect(source(local(base(plain)), remote(base(encrypted))));

        assertThat(found.baseUri()).isEqualTo(base(encrypted));
        assertThat(outcomes(found.attempts())).containsExactly(CHOSEN, NOT_ALLOWED);
        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> over(transport).connect(source(local(base(plain)))));
        assertThat(failure).hasMessageContaining("plain http only");
        assertThat(plain.connections()).isEmpty();
    }

    /** What a router does that blocks plex.direct: the name leads nowhere, the address behind it works. */
    @ParameterizedTest
    @EnumSource
    void theBareAddressOfALocalOneIsTriedIfItsNameDoesNotWork(Transport transport) throws Exception {
        ScriptedServer server = network.right();
        URI blocked = URI.create("https://127.0.0.1:" + network.refusing().getPort());
        Connection connection =
                new Connection("https", "127.0.0.1", base(server).getPort(), blocked, true, false);

        ServerConnection found = over(transport).connect(source(connection), PlainHttp.ALLOWED);

        assertThat(found.baseUri()).isEqualTo(base(server));
        assertThat(outcomes(found.attempts())).containsExactly(FAILED, CHOSEN);
    }
}
