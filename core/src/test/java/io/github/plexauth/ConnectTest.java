package io.github.plexauth;

import static io.github.plexauth.TestFutures.valueOf;
import static io.github.plexauth.TestSource.LOCAL;
import static io.github.plexauth.TestSource.MACHINE;
import static io.github.plexauth.TestSource.RELAY;
import static io.github.plexauth.TestSource.REMOTE;
import static io.github.plexauth.TestSource.SECRET;
import static io.github.plexauth.TestSource.http;
import static io.github.plexauth.TestSource.identity;
import static io.github.plexauth.TestSource.information;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.RetryRule;
import io.github.plexauth.connect.Pace;
import io.github.plexauth.connect.Target;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.protocol.ClientIdentity;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which connection is chosen, and what happens to the others. The test responds for every server. */
class ConnectTest {

    /** With this pace only a failure starts the next candidate, even on a slow machine. */
    private static final Pace HOURS = new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = TestApplication.builder(transport).build();

    @Test
    void httpIsForbiddenByDefault() {
        CompletableFuture<ServerConnection> found = plexAuth.connectAsync(information(LOCAL, http("plain.test")));
        transport.next("local.test").respond(identity(MACHINE));

        assertThat(outcomes(valueOf(found))).containsExactly(Outcome.CHOSEN, Outcome.FORBIDDEN);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void theBestCandidateIsChosenAndNoOtherIsAsked() {
        CompletableFuture<ServerConnection> found = connect(HOURS, RELAY, REMOTE, LOCAL);

        transport.next("local.test").respond(identity(MACHINE));

        ServerConnection connection = valueOf(found);
        assertThat(connection.baseUri()).isEqualTo(LOCAL.uri());
        assertThat(connection.connection()).isEqualTo(LOCAL);
        assertThat(connection.accessToken()).isEqualTo(SECRET);
        assertThat(connection.identity().machineIdentifier()).isEqualTo(MACHINE);
        assertThat(connection.identity().version()).contains(ServerVersion.parse("1.43.4.10903"));
        assertThat(outcomes(connection)).containsExactly(Outcome.CHOSEN, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
        assertThat(connection.attempts()).extracting(ConnectionAttempt::connection)
                .containsExactly(LOCAL, REMOTE, RELAY);
        assertThat(connection.attempts().get(1).took()).isZero();
        assertNoRequestHadTheToken();
    }

    @Test
    void aFailureStartsTheNextCandidateAtOnce() {
        CompletableFuture<ServerConnection> found = connect(HOURS, LOCAL, REMOTE, RELAY);

        transport.next("local.test").fail(new ConnectException("Connection refused"));
        transport.next("remote.test").respond(identity(MACHINE));

        ServerConnection connection = valueOf(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.FAILED, Outcome.CHOSEN, Outcome.NOT_TRIED);
    }

    @Test
    void aCandidateThatDoesNotAnswerCostsAStaggerAndAGraceAndIsEnded() {
        long began = System.nanoTime();
        transport.respondAt("remote.test", identity(MACHINE)); // A later response could let the next candidate start.
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE, RELAY);

        Sent silent = transport.next("local.test");

        ServerConnection connection = valueOf(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.ENDED, Outcome.CHOSEN, Outcome.NOT_TRIED);
        assertThat(connection.attempts().get(0).took()).isGreaterThanOrEqualTo(Duration.ofMillis(350));
        assertThat(connection.attempts().get(1).took()).isLessThan(connection.attempts().get(0).took());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(350));
        silent.assertEnded();
    }

    /** The caller is likely to send its next request to the same server. */
    @Test
    void theOtherRequestsEndBeforeTheFutureCompletes() {
        transport.respondAt("remote.test", identity(MACHINE));
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent loser = transport.next("local.test");

        CompletableFuture<Boolean> cancelledBefore = found.thenApply(connection -> loser.response().isCancelled());

        assertThat(valueOf(cancelledBefore)).isTrue();
    }

    @Test
    void theGraceEndsWhenTheLastBetterCandidateFails() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent better = transport.next("local.test");
        transport.next("remote.test").respond(identity(MACHINE));

        better.fail(new ConnectException("Connection refused"));

        assertThat(valueOf(found).connection()).isEqualTo(REMOTE);
    }

    @Test
    void aWorseCandidateIsEndedWhenABetterOneIsChosen() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent better = transport.next("local.test");
        Sent worse = transport.next("remote.test");

        better.respond(identity(MACHINE));

        assertThat(outcomes(valueOf(found))).containsExactly(Outcome.CHOSEN, Outcome.ENDED);
        worse.assertEnded();
    }

    @Test
    void anotherServerIsNotChosenAndNeverGetsTheToken() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);

        transport.next("local.test").respond(identity("0000471948ace337a8f92f129ec97d1902fcb1df"));
        transport.next("remote.test").respond(identity(MACHINE));

        ServerConnection connection = valueOf(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.WRONG_SERVER, Outcome.CHOSEN);
        assertNoRequestHadTheToken();
    }

    @Test
    void onlyTheChosenServerGetsTheTokenAndOnlyWhenItIsUsed() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        transport.next("local.test").respond(identity("another"));
        transport.next("remote.test").respond(identity(MACHINE));

        plexAuth.server(valueOf(found)).getSourceConnectionInformationAsync(TestApplication.SOURCE);

        Sent used = transport.next("remote.test");
        assertThat(used.request().headers()).containsEntry("X-Plex-Token", List.of(SECRET.value()));
        assertThat(transport.all()).filteredOn(sent -> sent.request().headers().containsKey("X-Plex-Token"))
                .containsExactly(used);
    }

    @Test
    void aBaseUriHasNoTrailingSlash() {
        Connection behindProxy = Connection.of(
                "https", "proxy.test", 443, "https://proxy.test/plex//", false, false);
        CompletableFuture<ServerConnection> found = connect(behindProxy);

        Sent sent = transport.next();
        sent.respond(identity(MACHINE));

        assertThat(sent.request().uri()).hasToString("https://proxy.test/plex/identity");
        assertThat(valueOf(found).baseUri()).hasToString("https://proxy.test/plex");
    }

    @Test
    void httpConnectionsAreNotTriedIfHttpIsForbidden() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, http("plain.test"));
        transport.next("local.test").respond(identity(MACHINE));

        assertThat(outcomes(valueOf(found))).containsExactly(Outcome.CHOSEN, Outcome.FORBIDDEN);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void theAddressIsTriedOverHttpAfterTheNameIfHttpIsAllowed() {
        Connection blocked = Connection.of(
                "https", "192.168.1.5", 32400, "https://192-168-1-5.abc.plex.direct:32400", true, false);
        CompletableFuture<ServerConnection> found =
                plexAuth.connectAsync(information(RELAY, blocked), PlainHttp.ALLOWED);

        transport.next("192-168-1-5.abc.plex.direct").fail(new UnknownHostException());
        transport.next("192.168.1.5").respond(identity(MACHINE));

        assertThat(valueOf(found).baseUri()).hasToString("http://192.168.1.5:32400");
        assertNoRequestHadTheToken();
    }

    @Test
    void anAnswerOverHttpDoesNotWinBeforeHttpsHadItsChance() {
        transport.respondAt("192.168.1.5", identity(MACHINE));
        Pace patient = new Pace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1));
        CompletableFuture<ServerConnection> found =
                connect(patient, PlainHttp.ALLOWED, local("192.168.1.5"), REMOTE);
        transport.next("nas.test").fail(new UnknownHostException());
        Sent secure = transport.next("remote.test");
        transport.next("192.168.1.5"); // It responds at once.

        secure.respond(identity(MACHINE));

        assertThat(valueOf(found).connection()).isEqualTo(REMOTE);
    }

    @Test
    void anAnswerOverHttpWinsIfHttpsDoesNotAnswerInOneSecond() {
        transport.respondAt("192.168.1.5", identity(MACHINE));
        CompletableFuture<ServerConnection> found =
                plexAuth.connectAsync(information(local("192.168.1.5"), REMOTE), PlainHttp.ALLOWED);
        transport.next("nas.test").fail(new UnknownHostException());

        ServerConnection connection = valueOf(found);

        assertThat(connection.baseUri()).hasToString("http://192.168.1.5:32400");
        assertThat(connection.attempts().get(1).took()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Connection local(String address) {
        return Connection.of("https", address, 32400, "https://nas.test:32400", true, false);
    }

    @Test
    void anAnswerAfterTheChoiceChangesNothing() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent slow = transport.next("local.test");
        transport.next("remote.test").respond(identity(MACHINE));
        ServerConnection connection = valueOf(found);

        slow.respond(identity(MACHINE));

        assertThat(valueOf(found)).isSameAs(connection);
        assertThat(outcomes(connection)).containsExactly(Outcome.ENDED, Outcome.CHOSEN);
    }

    @Test
    void toStringOfAConnectionNeverShowsTheToken() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        transport.next("local.test").respond(identity(SECRET.value())); // A server can send any identifier.
        transport.next("remote.test").respond(identity(MACHINE));

        String text = valueOf(found) + " " + valueOf(found).attempts() + " " + plexAuth.server(valueOf(found));

        assertThat(text).contains("https://remote.test:32400").doesNotContain("90904684");
    }

    @Test
    void nullArgumentsAreRejectedAtOnce() {
        SourceConnectionInformation nothing = null;
        assertNullIsRejected("information", () -> plexAuth.connectAsync(nothing));
        assertNullIsRejected("information", () -> plexAuth.connectAsync(nothing, PlainHttp.FORBIDDEN));
        assertNullIsRejected("information", () -> plexAuth.connect(nothing));
        assertNullIsRejected("plainHttp", () -> plexAuth.connectAsync(information(LOCAL), null));
        assertNullIsRejected("plainHttp", () -> plexAuth.connect(information(LOCAL), null));
        assertNullIsRejected("connection", () -> plexAuth.server((ServerConnection) null));
        assertThat(transport.all()).isEmpty();
    }

    private static void assertNullIsRejected(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    private CompletableFuture<ServerConnection> connect(Connection... connections) {
        return plexAuth.connectAsync(information(connections), PlainHttp.FORBIDDEN);
    }

    private CompletableFuture<ServerConnection> connect(Pace pace, Connection... connections) {
        return connect(pace, PlainHttp.FORBIDDEN, connections);
    }

    private CompletableFuture<ServerConnection> connect(Pace pace, PlainHttp plainHttp, Connection... connections) {
        var settings = new CallSettings(
                transport, new TestCodec(), 1 << 20, () -> TestApplication.NOW, RetryRule.NEVER);
        var identity = new ClientIdentity("installation-1", "", "", "", "", "");
        return new SourceConnector(settings, identity, pace, false)
                .connect(Target.of(information(connections)), plainHttp, Optional.empty(), Duration.ofHours(1));
    }

    private void assertNoRequestHadTheToken() {
        assertThat(transport.all()).isNotEmpty().allSatisfy(sent -> {
            assertThat(sent.request().headers()).doesNotContainKey("X-Plex-Token");
            assertThat(sent.request().headers().toString() + sent.request().uri()).doesNotContain(SECRET.value());
        });
    }

    private static List<Outcome> outcomes(ServerConnection connection) {
        return connection.attempts().stream().map(ConnectionAttempt::outcome).toList();
    }
}
