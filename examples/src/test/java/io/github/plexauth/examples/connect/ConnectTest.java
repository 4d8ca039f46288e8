package io.github.plexauth.examples.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.CHOSEN;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.ENDED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.FAILED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.NOT_TRIED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.WRONG_SERVER;
import static io.github.plexauth.examples.connect.Network.base;
import static io.github.plexauth.examples.connect.Network.local;
import static io.github.plexauth.examples.connect.Network.relay;
import static io.github.plexauth.examples.connect.Network.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.Connection.Place;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which connection is chosen, what becomes of the others, and who gets to see the token. */
class ConnectTest extends ConnectFixture {

    @ParameterizedTest
    @EnumSource
    void theNearestIsTakenWhateverTheOrderOfTheServer(Transport transport) throws Exception {
        ScriptedServer near = network.right();
        ScriptedServer far = network.right(Network::silence);

        ServerConnection found = connect(transport, relay(base(far)), remote(base(far)), local(base(near)));

        assertThat(found.baseUri()).isEqualTo(base(near));
        assertThat(found.identity().machineIdentifier()).isEqualTo(Network.EXPECTED);
        assertThat(found.accessToken().value()).isEqualTo(Network.TOKEN);
        assertThat(found.attempts()).extracting(attempt -> attempt.connection().place())
                .containsExactly(Place.LOCAL, Place.REMOTE, Place.RELAY);
        assertThat(outcomes(found.attempts())).startsWith(CHOSEN);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheRelayAliveIsFoundPastEveryOtherEvil(Transport transport) throws Exception {
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
    void nobodyButTheServerThatIsLookedForSeesTheToken(Transport transport) throws Exception {
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

    @ParameterizedTest
    @EnumSource
    void aSlowOneOfABetterPlaceWinsIfItAnswersFirst(Transport transport) throws Exception {
        var farIsAsked = new CountDownLatch(1);
        var nearHasAnswered = new CountDownLatch(1);
        ScriptedServer near = network.right(connection -> {
            connection.readRequest();
            farIsAsked.await();
            connection.write(Network.identity(Network.EXPECTED));
            nearHasAnswered.countDown();
            connection.awaitEnd();
        });
        ScriptedServer far = network.right(connection -> {
            connection.readRequest();
            farIsAsked.countDown();
            nearHasAnswered.await();
            connection.write(Network.identity(Network.EXPECTED));
            connection.awaitEnd();
        });

        ServerConnection found = connect(transport, local(base(near)), remote(base(far)));

        assertThat(found.baseUri()).isEqualTo(base(near));
        assertThat(outcomes(found.attempts()).get(1)).isNotEqualTo(NOT_TRIED);
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionsOfLosersAreClosed(Transport transport) throws Exception {
        ScriptedServer silent = network.other(Network::silence);
        ScriptedServer endless = network.other(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.writeForEver("1\r\n \r\n", 10);
        });
        ScriptedServer right = network.right();

        ServerConnection found = connect(transport, local(base(silent)), local(base(endless)), remote(base(right)));

        assertThat(outcomes(found.attempts())).containsExactly(ENDED, ENDED, CHOSEN);
        assertThat(silent.connections().get(0).wasClosedByClient(5_000)).isTrue();
        assertThat(endless.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverEndsTheFutureEndsTheSearch(Transport transport) throws Exception {
        ScriptedServer silent = network.other(Network::silence);
        ScriptedServer spare = network.right(Network::silence);
        SourceConnectionInformation source = Network.source(local(base(silent)), relay(base(spare)));

        CompletableFuture<ServerConnection> found = over(transport).connectAsync(source, PlainHttp.ALLOWED);
        while (spare.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        found.cancel(true);

        assertThat(silent.connections().get(0).wasClosedByClient(5_000)).isTrue();
        assertThat(spare.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }
}
