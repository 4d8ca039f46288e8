package io.github.plexauth;

import static io.github.plexauth.Sources.MACHINE;
import static io.github.plexauth.Sources.SECRET;
import static io.github.plexauth.Sources.get;
import static io.github.plexauth.Sources.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a source to a connection: the question to the own server, and then the race. */
class ConnectToSourceTest {

    private final PendingTransport transport = new PendingTransport();
    private final ServerAuthentication server = Asking.server(transport);

    @Test
    void theOwnServerIsAskedWithItsTokenAndTheOthersWithoutAny() {
        CompletableFuture<ServerConnection> found = server.connectAsync(Asking.SOURCE, PlainHttp.REFUSED);

        Sent question = transport.next("pms.test");
        question.answer(sourceAt("there.test"));
        Sent candidate = transport.next("there.test");
        candidate.answer(identity(MACHINE));

        assertThat(get(found).accessToken()).isEqualTo(SECRET);
        assertThat(get(found).baseUri()).hasToString("https://there.test:32400");
        assertThat(question.request().headers()).containsEntry("X-Plex-Token", List.of(Asking.TOKEN.value()));
        assertThat(candidate.request().headers()).doesNotContainKey("X-Plex-Token");
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void theBlockingFormFindsTheSame() {
        CompletableFuture<ServerConnection> found = CompletableFuture.supplyAsync(() -> server.connect(Asking.SOURCE));

        transport.next("pms.test").answer(sourceAt("there.test"));
        transport.next("there.test").answer(identity(MACHINE));

        assertThat(get(found).connection().uri()).hasToString("https://there.test:32400");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalOfTheQuestionIsTheFailureOfTheWhole(boolean blocking) {
        CompletableFuture<ServerConnection> found = blocking
                ? CompletableFuture.supplyAsync(() -> server.connect(Asking.SOURCE))
                : server.connectAsync(Asking.SOURCE, PlainHttp.REFUSED);

        transport.next("pms.test").answer(Answers.page(403, ""));

        assertThat(failureOf(found)).isInstanceOf(PlexForbiddenException.class);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void aProviderWithoutConnectionsIsAClearRefusal() {
        CompletableFuture<ServerConnection> found =
                server.connectAsync(Source.provider("tv.plex.provider.vod"), PlainHttp.ALLOWED);

        transport.next("pms.test").answer(Answers.device(
                "{\"clientIdentifier\":\"tv.plex.provider.vod\",\"accessToken\":\"" + SECRET.value() + "\"}"));

        assertThat(failureOf(found))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageContaining("offers no connection");
    }

    @Test
    void whoeverEndsTheWholeEndsTheQuestion() {
        CompletableFuture<ServerConnection> found = server.connectAsync(Asking.SOURCE, PlainHttp.REFUSED);
        Sent question = transport.next("pms.test");

        found.cancel(true);

        question.assertEnded();
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void whoeverEndsTheWholeEndsTheRace() {
        CompletableFuture<ServerConnection> found = server.connectAsync(Asking.SOURCE, PlainHttp.REFUSED);
        transport.next("pms.test").answer(sourceAt("there.test"));
        Sent candidate = transport.next("there.test");

        found.orTimeout(1, TimeUnit.MILLISECONDS);

        candidate.assertEnded();
    }

    @Test
    void theHandlesTimeoutIsThatOfTheRaceToo() {
        server.withTimeout(Duration.ofSeconds(5)).connectAsync(Asking.SOURCE, PlainHttp.REFUSED);

        transport.next("pms.test").answer(sourceAt("there.test"));

        assertThat(transport.next("there.test").request().timeout())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void badArgumentsAreRefusedAtOnce() {
        assertThatThrownBy(() -> server.connectAsync(null, PlainHttp.REFUSED)).hasMessage("source is null");
        assertThatThrownBy(() -> server.connectAsync(Asking.SOURCE, null)).hasMessage("plainHttp is null");
        assertThat(transport.all()).isEmpty();
    }

    private static TransportResponse sourceAt(String host) {
        return Answers.device("{\"clientIdentifier\":\"" + MACHINE + "\",\"accessToken\":\"" + SECRET.value()
                + "\",\"Connection\":[{\"uri\":\"https://" + host + ":32400\"}]}");
    }

    /** Not what get() throws, which takes off a wrapper that should not be there. */
    private static Throwable failureOf(CompletableFuture<?> future) {
        Throwable failure = get(future.handle((value, failed) -> failed));
        return failure instanceof CompletionException ofSupplyAsync ? ofSupplyAsync.getCause() : failure;
    }
}
