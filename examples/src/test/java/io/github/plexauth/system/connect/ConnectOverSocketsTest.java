package io.github.plexauth.system.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.CHOSEN;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.ENDED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.FAILED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.WRONG_SERVER;
import static io.github.plexauth.system.connect.Network.base;
import static io.github.plexauth.system.connect.Network.local;
import static io.github.plexauth.system.connect.Network.relay;
import static io.github.plexauth.system.connect.Network.remote;
import static io.github.plexauth.system.connect.Network.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.system.TransportKind;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real failures of real connections: dead addresses, other servers, and who receives the token. Which connection is
 * chosen, and when, is asserted in core.
 */
class ConnectOverSocketsTest extends ConnectFixture {

    @ParameterizedTest
    @EnumSource
    void theRelayIsFoundIfEverythingElseFails(TransportKind transport) throws Exception {
        ScriptedServer silent = network.other(Network::silence);
        ScriptedServer wrong = network.wrong();
        ScriptedServer page = network.other(ScriptedServer.always(
                "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"));
        ScriptedServer relay = network.right();

        ServerConnection found = connect(transport,
                relay(base(relay)),
                remote(base(page)),
                remote(network.refusing()),
                local(network.blackholed()),
                local(base(silent)),
                local(base(wrong)));

        assertThat(found.baseUri()).isEqualTo(base(relay));
        assertThat(outcomes(found.attempts())).containsExactly(ENDED, ENDED, WRONG_SERVER, FAILED, FAILED, CHOSEN);
        assertThat(network.requestsWithTheToken()).isEmpty();
        assertThat(silent.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheRequestedServerReceivesTheToken(TransportKind transport) throws Exception {
        ScriptedServer wrong = network.wrong();
        ScriptedServer redirecting = network.right();
        ScriptedServer elsewhere = network.other(ScriptedServer.always("HTTP/1.1 302 Found\r\nLocation: "
                + redirecting.uri("/identity") + "\r\nContent-Length: 0\r\n\r\n"));
        ScriptedServer right = network.right();

        ServerConnection found = connect(transport, local(base(wrong)), local(base(elsewhere)), remote(base(right)));
        assertThat(network.requestsWithTheToken()).isEmpty();
        over(transport).server(found).getSourceConnectionInformationAsync(Source.server(Network.EXPECTED))
                .handle((information, noneInThisAnswer) -> information)
                .join();

        assertThat(network.leaks()).isEmpty();
        assertThat(redirecting.connections()).isEmpty();
        assertThat(network.requestsWithTheToken())
                .extracting(ScriptedRequest::target)
                .containsExactly("/security/resources?source=server%3A%2F%2F" + Network.EXPECTED);
        assertThat(right.requests()).extracting(ScriptedRequest::target).startsWith("/identity");
    }

    /** The resolver rejects a name of more than 255 characters without a query. */
    private static final URI UNRESOLVABLE =
            URI.create("https://" + ("x".repeat(60) + ".").repeat(5) + "plex.direct:32400");

    @ParameterizedTest
    @EnumSource
    void theExceptionSaysWhatHappenedToEach(TransportKind transport) throws Exception {
        URI otherName = URI.create("https://localhost:" + base(network.rightOverTls(tls)).getPort());
        SourceConnectionInformation source = source(
                remote(UNRESOLVABLE),
                remote(otherName),
                local(base(network.wrong())),
                local(network.refusing()),
                relay(network.blackholed()));

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class,
                () -> over(transport, Duration.ofMillis(1_500)).connect(source, PlainHttp.ALLOWED));

        assertThat(outcomes(failure.attempts())).containsExactly(FAILED, FAILED, WRONG_SERVER, FAILED, FAILED);
        assertThat(failure.getMessage().lines().skip(1).map(line -> line.replaceFirst("\\S+ *", "")))
                .satisfiesExactly(
                        noName -> assertThat(noName).contains("(REMOTE): failed: the host name", "DNS rebinding"),
                        name -> assertThat(name).contains("(REMOTE): failed: ", "certificate is for another name"),
                        wrong -> assertThat(wrong).contains("(LOCAL): wrong server"),
                        refused -> assertThat(refused).contains("(LOCAL): failed: the connection was refused"),
                        dead -> assertThat(dead).contains("(RELAY): failed: no complete answer within"));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.getMessage()).doesNotContain(Network.TOKEN);
        assertThat(network.requestsWithTheToken()).isEmpty();
    }
}
