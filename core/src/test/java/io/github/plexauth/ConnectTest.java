package io.github.plexauth;

import static io.github.plexauth.Sources.LOCAL;
import static io.github.plexauth.Sources.MACHINE;
import static io.github.plexauth.Sources.RELAY;
import static io.github.plexauth.Sources.REMOTE;
import static io.github.plexauth.Sources.SECRET;
import static io.github.plexauth.Sources.get;
import static io.github.plexauth.Sources.http;
import static io.github.plexauth.Sources.identity;
import static io.github.plexauth.Sources.information;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which connection is chosen, and what becomes of the others; the test is every server. */
class ConnectTest {

    /** So that only a failure gives the next candidate a turn, however slow the machine is. */
    private static final Connector.Pace HOURS = new Connector.Pace(Duration.ofHours(1), Duration.ofHours(1));

    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = Asking.application(transport).build();

    @Test
    void theFirstInRankIsChosenAndNobodyElseIsAsked() {
        CompletableFuture<ServerConnection> found = connect(HOURS, RELAY, REMOTE, LOCAL);

        transport.next("local.test").answer(identity(MACHINE));

        ServerConnection connection = get(found);
        assertThat(connection.baseUri()).isEqualTo(LOCAL.uri());
        assertThat(connection.connection()).isEqualTo(LOCAL);
        assertThat(connection.accessToken()).isEqualTo(SECRET);
        assertThat(connection.identity().machineIdentifier()).isEqualTo(MACHINE);
        assertThat(connection.identity().version()).contains(ServerVersion.parse("1.43.4.10903"));
        assertThat(outcomes(connection)).containsExactly(Outcome.CHOSEN, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
        assertThat(connection.attempts()).extracting(ConnectionAttempt::connection)
                .containsExactly(LOCAL, REMOTE, RELAY);
        assertThat(connection.attempts().get(1).took()).isZero();
        assertNobodyWasShownTheToken();
    }

    @Test
    void theNextIsAskedAtOnceWhenOneFails() {
        CompletableFuture<ServerConnection> found = connect(HOURS, LOCAL, REMOTE, RELAY);

        transport.next("local.test").fail(new ConnectException("Connection refused"));
        transport.next("remote.test").answer(identity(MACHINE));

        ServerConnection connection = get(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.FAILED, Outcome.CHOSEN, Outcome.NOT_TRIED);
    }

    @Test
    void aDeadOneCostsAStaggerAndAGraceAndIsEnded() {
        long began = System.nanoTime();
        transport.answerAt("remote.test", identity(MACHINE)); // At once: the next one would have its turn otherwise.
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE, RELAY);

        Sent dead = transport.next("local.test");

        ServerConnection connection = get(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.ENDED, Outcome.CHOSEN, Outcome.NOT_TRIED);
        assertThat(connection.attempts().get(0).took()).isGreaterThanOrEqualTo(Duration.ofMillis(350));
        assertThat(connection.attempts().get(1).took()).isLessThan(connection.attempts().get(0).took());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(350));
        dead.assertEnded();
    }

    @Test
    void theGraceEndsWhenNoBetterOneIsLeft() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent better = transport.next("local.test");
        transport.next("remote.test").answer(identity(MACHINE));

        better.fail(new ConnectException("Connection refused"));

        assertThat(get(found).connection()).isEqualTo(REMOTE);
    }

    @Test
    void aWorseOneThatIsStillAskedIsEndedAtOnce() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent better = transport.next("local.test");
        Sent worse = transport.next("remote.test");

        better.answer(identity(MACHINE));

        assertThat(outcomes(get(found))).containsExactly(Outcome.CHOSEN, Outcome.ENDED);
        worse.assertEnded();
    }

    @Test
    void anotherServerIsPassedOverAndNeverShownTheToken() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);

        transport.next("local.test").answer(identity("0000471948ace337a8f92f129ec97d1902fcb1df"));
        transport.next("remote.test").answer(identity(MACHINE));

        ServerConnection connection = get(found);
        assertThat(connection.connection()).isEqualTo(REMOTE);
        assertThat(outcomes(connection)).containsExactly(Outcome.WRONG_SERVER, Outcome.CHOSEN);
        assertNobodyWasShownTheToken();
    }

    @Test
    void theTokenGoesToTheChosenServerOnceTheApplicationUsesIt() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        transport.next("local.test").answer(identity("another"));
        transport.next("remote.test").answer(identity(MACHINE));

        plexAuth.server(get(found)).getSourceConnectionInformationAsync(Asking.SOURCE);

        Sent used = transport.next("remote.test");
        assertThat(used.request().headers()).containsEntry("X-Plex-Token", List.of(SECRET.value()));
        assertThat(transport.all()).filteredOn(sent -> sent.request().headers().containsKey("X-Plex-Token"))
                .containsExactly(used);
    }

    @Test
    void aBaseUriHasNoTrailingSlash() {
        Connection behindProxy = new Connection(
                "https", "proxy.test", 443, URI.create("https://proxy.test/plex//"), false, false);
        CompletableFuture<ServerConnection> found = connect(behindProxy);

        Sent sent = transport.next();
        sent.answer(identity(MACHINE));

        assertThat(sent.request().uri()).hasToString("https://proxy.test/plex/identity");
        assertThat(get(found).baseUri()).hasToString("https://proxy.test/plex");
    }

    @Test
    void overHttpsAloneNoBareAddressIsAsked() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, http("plain.test"));
        transport.next("local.test").answer(identity(MACHINE));

        assertThat(outcomes(get(found))).containsExactly(Outcome.CHOSEN, Outcome.NOT_ALLOWED);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void whereHttpIsAllowedTheBareAddressIsAskedAfterTheSecureName() {
        Connection blocked = new Connection(
                "https", "192.168.1.5", 32400, URI.create("https://192-168-1-5.abc.plex.direct:32400"), true, false);
        CompletableFuture<ServerConnection> found =
                plexAuth.connectAsync(information(RELAY, blocked), PlainHttp.ALLOWED);

        transport.next("192-168-1-5.abc.plex.direct").fail(new UnknownHostException());
        transport.next("192.168.1.5").answer(identity(MACHINE));

        assertThat(get(found).baseUri()).hasToString("http://192.168.1.5:32400");
        assertNobodyWasShownTheToken();
    }

    static Stream<Arguments> ends() {
        return Stream.<Consumer<CompletableFuture<ServerConnection>>>of(
                        found -> found.cancel(true),
                        found -> found.completeExceptionally(new IOException("enough")),
                        found -> found.complete(null),
                        found -> found.orTimeout(1, TimeUnit.MILLISECONDS))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whoeverCompletesTheFutureEndsAllThatAreAsked(Consumer<CompletableFuture<ServerConnection>> end) {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE, RELAY);
        Sent first = transport.next("local.test");
        Sent second = transport.next("remote.test");

        end.accept(found);

        first.assertEnded();
        second.assertEnded();
    }

    @Test
    void nobodyIsAskedAnyMoreOnceTheFutureIsCancelled() {
        CompletableFuture<ServerConnection> cancelled = connect(LOCAL, REMOTE);
        Sent first = transport.next("local.test");
        cancelled.cancel(true);
        first.assertEnded();

        // A second search, begun later, comes to its own stagger only after that of the first would have passed.
        connect(LOCAL, RELAY);

        transport.next("local.test");
        transport.next("relay.test");
        assertThat(transport.all()).extracting(Sent::host).containsExactly("local.test", "local.test", "relay.test");
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsEndsAllAndKeepsItsFlag() throws InterruptedException {
        var failure = new CompletableFuture<Throwable>();
        var flag = new CompletableFuture<Boolean>();
        Thread waiting = new Thread(() -> {
            try {
                plexAuth.connect(information(LOCAL, REMOTE));
            } catch (RuntimeException interrupted) {
                failure.complete(interrupted);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        Sent first = transport.next("local.test");
        Sent second = transport.next("remote.test");

        waiting.interrupt();

        waiting.join(10_000);
        assertThat(failure.join()).hasMessageContaining("interrupted").hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.join()).isTrue();
        first.assertEnded();
        second.assertEnded();
    }

    @Test
    void aSlowAnswerThatComesAfterTheChoiceChangesNothing() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        Sent slow = transport.next("local.test");
        transport.next("remote.test").answer(identity(MACHINE));
        ServerConnection connection = get(found);

        slow.answer(identity(MACHINE));

        assertThat(get(found)).isSameAs(connection);
        assertThat(outcomes(connection)).containsExactly(Outcome.ENDED, Outcome.CHOSEN);
    }

    @Test
    void whatWasFoundShowsItsTokenToNobodyWhoPrintsIt() {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE);
        transport.next("local.test").answer(identity(SECRET.value())); // A server may call itself what it likes.
        transport.next("remote.test").answer(identity(MACHINE));

        String text = get(found) + " " + get(found).attempts() + " " + plexAuth.server(get(found));

        assertThat(text).contains("https://remote.test:32400").doesNotContain("90904684");
    }

    @Test
    void missingArgumentsAreRefusedAtOnce() {
        assertThatThrownBy(() -> plexAuth.connectAsync(null, PlainHttp.REFUSED)).hasMessage("information is null");
        assertThatThrownBy(() -> plexAuth.connect(information(LOCAL), null)).hasMessage("plainHttp is null");
        assertThatThrownBy(() -> plexAuth.server((ServerConnection) null)).hasMessage("connection is null");
    }

    private CompletableFuture<ServerConnection> connect(Connection... connections) {
        return plexAuth.connectAsync(information(connections), PlainHttp.REFUSED);
    }

    private CompletableFuture<ServerConnection> connect(Connector.Pace pace, Connection... connections) {
        return plexAuth.connectAsync(information(connections), PlainHttp.REFUSED, Duration.ofHours(1), pace);
    }

    private void assertNobodyWasShownTheToken() {
        assertThat(transport.all()).isNotEmpty().allSatisfy(sent -> {
            assertThat(sent.request().headers()).doesNotContainKey("X-Plex-Token");
            assertThat(sent.request().headers().toString() + sent.request().uri()).doesNotContain(SECRET.value());
        });
    }

    private static List<Outcome> outcomes(ServerConnection connection) {
        return connection.attempts().stream().map(ConnectionAttempt::outcome).toList();
    }
}
