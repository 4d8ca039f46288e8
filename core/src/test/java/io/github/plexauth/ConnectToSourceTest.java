package io.github.plexauth;

import static io.github.plexauth.TestFutures.valueOf;
import static io.github.plexauth.TestSource.LOCAL;
import static io.github.plexauth.TestSource.MACHINE;
import static io.github.plexauth.TestSource.SECRET;
import static io.github.plexauth.TestSource.identity;
import static io.github.plexauth.TestSource.information;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.port.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting to a source: the home server is asked for the connections, and then the race starts. */
class ConnectToSourceTest {

    private static final Source SOURCE = Source.server(MACHINE);

    private final PendingTransport transport = new PendingTransport();
    private final ServerAuthentication server = TestApplication.server(transport);

    @Test
    void onlyTheHomeServerGetsItsToken() {
        CompletableFuture<ServerConnection> found = server.connectAsync(SOURCE, PlainHttp.FORBIDDEN);

        Sent question = transport.next("pms.test");
        question.respond(sourceAt("there.test"));
        Sent candidate = transport.next("there.test");
        candidate.respond(identity(MACHINE));

        assertThat(valueOf(found).accessToken()).isEqualTo(SECRET);
        assertThat(valueOf(found).baseUri()).hasToString("https://there.test:32400");
        assertThat(question.request().headers()).containsEntry("X-Plex-Token", List.of(TestApplication.TOKEN.value()));
        assertThat(candidate.request().headers()).doesNotContainKey("X-Plex-Token");
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void theBlockingMethodFindsTheSameConnection() {
        CompletableFuture<ServerConnection> found =
                CompletableFuture.supplyAsync(() -> server.connect(SOURCE));

        transport.next("pms.test").respond(sourceAt("there.test"));
        transport.next("there.test").respond(identity(MACHINE));

        assertThat(valueOf(found).connection().uri()).hasToString("https://there.test:32400");
    }

    @Test
    void theBlockingMethodForKnownConnectionsFindsOneToo() {
        PlexAuth plexAuth = TestApplication.builder(FakeTransport.responding(identity(MACHINE))).build();

        assertThat(plexAuth.connect(information(LOCAL)).connection()).isEqualTo(LOCAL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorStatusOfTheHomeServerFailsTheCall(boolean blocking) {
        CompletableFuture<ServerConnection> found = blocking
                ? CompletableFuture.supplyAsync(() -> server.connect(SOURCE))
                : server.connectAsync(SOURCE, PlainHttp.FORBIDDEN);

        transport.next("pms.test").respond(Responses.plexPage(403, ""));

        assertThat(failureOf(found)).isInstanceOf(PlexForbiddenException.class);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void aProviderWithoutConnectionsFailsWithAConnectException() {
        CompletableFuture<ServerConnection> found =
                server.connectAsync(Source.provider("tv.plex.provider.vod"), PlainHttp.ALLOWED);

        transport.next("pms.test").respond(Responses.device(
                "{\"clientIdentifier\":\"tv.plex.provider.vod\",\"accessToken\":\"" + SECRET.value() + "\"}"));

        assertThat(failureOf(found))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageContaining("offers no connection");
    }

    @Test
    void completingTheFutureEndsTheRequestToTheHomeServer() {
        CompletableFuture<ServerConnection> found = server.connectAsync(SOURCE, PlainHttp.FORBIDDEN);
        Sent question = transport.next("pms.test");

        found.cancel(true);

        question.assertEnded();
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void completingTheFutureEndsTheRace() {
        CompletableFuture<ServerConnection> found = server.connectAsync(SOURCE, PlainHttp.FORBIDDEN);
        transport.next("pms.test").respond(sourceAt("there.test"));
        Sent candidate = transport.next("there.test");

        found.orTimeout(1, TimeUnit.MILLISECONDS);

        candidate.assertEnded();
    }

    @Test
    void theTimeoutOfTheHandleAppliesToTheRace() {
        server.withTimeout(Duration.ofSeconds(5)).connectAsync(SOURCE, PlainHttp.FORBIDDEN);

        transport.next("pms.test").respond(sourceAt("there.test"));

        assertThat(transport.next("there.test").request().timeout())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void nullArgumentsAreRejectedAtOnce() {
        assertNullIsRejected("source", () -> server.connect(null));
        assertNullIsRejected("source", () -> server.connect(null, PlainHttp.FORBIDDEN));
        assertNullIsRejected("source", () -> server.connectAsync(null));
        assertNullIsRejected("source", () -> server.connectAsync(null, PlainHttp.FORBIDDEN));
        assertNullIsRejected("plainHttp", () -> server.connect(SOURCE, null));
        assertNullIsRejected("plainHttp", () -> server.connectAsync(SOURCE, null));
        assertThat(transport.all()).isEmpty();
    }

    @Test
    void httpIsForbiddenByDefault() {
        CompletableFuture<ServerConnection> found = server.connectAsync(SOURCE);

        transport.next("pms.test").respond(Responses.device("{\"clientIdentifier\":\"" + MACHINE
                + "\",\"accessToken\":\"" + SECRET.value() + "\",\"Connection\":{\"uri\":\"http://plain.test:1\"}}"));

        assertThat(failureOf(found))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageContaining("over plain http only");
        assertThat(transport.all()).hasSize(1);
    }

    private static void assertNullIsRejected(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    private static TransportResponse sourceAt(String host) {
        return Responses.device("{\"clientIdentifier\":\"" + MACHINE + "\",\"accessToken\":\"" + SECRET.value()
                + "\",\"Connection\":[{\"uri\":\"https://" + host + ":32400\"}]}");
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        Throwable failure = TestFutures.failureOf(future);
        return failure instanceof CompletionException ofSupplyAsync ? ofSupplyAsync.getCause() : failure;
    }
}
