package io.github.plexauth;

import static io.github.plexauth.Sources.LOCAL;
import static io.github.plexauth.Sources.MACHINE;
import static io.github.plexauth.Sources.RELAY;
import static io.github.plexauth.Sources.REMOTE;
import static io.github.plexauth.Sources.SECRET;
import static io.github.plexauth.Sources.http;
import static io.github.plexauth.Sources.https;
import static io.github.plexauth.Sources.identity;
import static io.github.plexauth.Sources.information;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said when no connection works, whatever way was asked. */
@ParameterizedClass
@EnumSource(Asking.class)
class ConnectFailureTest {

    private static final Object HANGS = "hangs";

    /** What each host does: a TransportResponse or an IOException, or it hangs; unknown ones refuse. */
    private static final class Network implements HttpTransport {

        private final Map<String, Object> hosts;
        private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

        Network(Map<String, Object> hosts) {
            this.hosts = hosts;
        }

        @Override
        public TransportResponse send(TransportRequest request) {
            throw new AssertionError("a race does not block");
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            requests.add(request);
            Object does = hosts.getOrDefault(request.uri().getHost(), new ConnectException("Connection refused"));
            if (does == HANGS) { // Until its time is up, which every good transport keeps.
                var dead = new CompletableFuture<TransportResponse>();
                CompletableFuture.delayedExecutor(request.timeout().toNanos(), TimeUnit.NANOSECONDS)
                        .execute(() -> dead.completeExceptionally(new TransportTimeoutException(request.timeout())));
                return dead;
            }
            return does instanceof IOException failure
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture((TransportResponse) does);
        }
    }

    @Parameter
    Asking asking;

    private Network network = new Network(Map.of());

    @Test
    void everyCandidateHasALineThatSaysWhatHappenedToIt() {
        Connection direct = new Connection(
                "https", "10.0.2.123", 32400, URI.create("https://10-0-2-123.abc.plex.direct:32400"), true, false);
        network = new Network(Map.of(
                "10-0-2-123.abc.plex.direct", new UnknownHostException("10-0-2-123.abc.plex.direct"),
                "wrong.test", identity("another-machine"),
                "other.test", new SSLPeerUnverifiedException("Certificate for other.test"),
                "slow.test", new TransportTimeoutException(Duration.ofSeconds(1)),
                "page.test", Answers.page(200, "<html><title>router</title></html>"),
                "busy.test", Answers.page(503, "")));

        PlexConnectException failure = failure(information(
                direct, https("wrong.test", true, false), https("refused.test", true, false),
                https("other.test", true, false), https("slow.test", false, false), https("page.test", false, false),
                https("busy.test", false, true), http("plain.test")));

        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(
                Outcome.FAILED, Outcome.WRONG_SERVER, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED,
                Outcome.FAILED, Outcome.NOT_ALLOWED);
        List<String> lines = failure.getMessage().lines().map(String::strip).toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("no connection to the source works:");
        assertThat(lines.get(1))
                .startsWith("https://10-0-2-123.abc.plex.direct:32400 (LOCAL): failed: the host name was not found.")
                .contains("DNS rebinding");
        assertThat(lines.get(2)).isEqualTo("https://wrong.test:32400 (LOCAL): wrong server");
        assertThat(lines.get(3)).startsWith("https://refused.test:32400 (LOCAL): failed: the connection was refused");
        assertThat(lines.get(4)).contains("other.test:32400 (LOCAL): failed: the server's certificate is for another");
        assertThat(lines.get(5)).contains("slow.test:32400 (REMOTE): failed: no complete answer within ");
        assertThat(lines.get(6)).contains("page.test:32400 (REMOTE): failed: the answer is a page of HTML");
        assertThat(lines.get(7)).contains("busy.test:32400 (RELAY): failed: 503. The server is starting");
        assertThat(lines.get(8)).isEqualTo("http://plain.test:32400 (REMOTE): not allowed");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure + " " + failure.attempts()).doesNotContain(SECRET.value()).doesNotContain("another-machine");
        assertThat(network.requests).hasSize(7)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("X-Plex-Token"));
    }

    @Test
    void whatStaysAsItIsIsNotWorthAnotherTry() {
        network = new Network(Map.of(
                "local.test", identity("another"),
                "remote.test", new SSLPeerUnverifiedException("no"),
                "relay.test", Answers.page(404, "")));

        PlexConnectException failure = failure(information(LOCAL, REMOTE, RELAY));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.attempts()).hasSize(3);
    }

    @Test
    void oneThatMayWorkLaterIsWorthAnotherTry() {
        network = new Network(Map.of("local.test", identity("another")));

        assertThat(failure(information(LOCAL, REMOTE)).retryable()).isTrue();
    }

    @Test
    void aSourceWithoutConnectionsHasNothingToConnectTo() {
        PlexConnectException failure = failure(information());

        assertThat(failure).hasMessageContaining("offers no connection").hasMessageContaining("cloud provider");
        assertRefusedUnasked(failure);
    }

    @Test
    void aSourceWithPlainConnectionsOnlyIsRefusedUntilHttpIsAllowed() {
        PlexConnectException failure = failure(information(http("plain.test")));

        assertThat(failure)
                .hasMessageContaining("over plain http only")
                .hasMessageContaining("http://plain.test:32400");
        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(Outcome.NOT_ALLOWED);
        assertThat(failure.retryable()).isFalse();
        assertThat(network.requests).isEmpty();
    }

    @Test
    void withoutATokenForTheSourceNobodyIsAsked() {
        PlexConnectException failure =
                failure(new SourceConnectionInformation("", MACHINE, Optional.empty(), List.of(LOCAL)));

        assertThat(failure).hasMessageContaining("no access token");
        assertRefusedUnasked(failure);
    }

    @Test
    void withoutTheServersIdentifierNobodyIsAsked() {
        PlexConnectException failure =
                failure(new SourceConnectionInformation("", "", Optional.of(SECRET), List.of(LOCAL)));

        assertThat(failure).hasMessageContaining("no client identifier");
        assertRefusedUnasked(failure);
    }

    @Test
    void noMoreThanThirtyTwoDoorsAreKnockedAt() {
        Connection[] many = IntStream.range(0, 50)
                .mapToObj(number -> https("host" + number + ".test", true, false))
                .toArray(Connection[]::new);

        PlexConnectException failure = failure(information(many));

        assertThat(network.requests).extracting(request -> request.uri().getHost())
                .isEqualTo(IntStream.range(0, 32).mapToObj(number -> "host" + number + ".test").toList());
        assertThat(failure.attempts()).hasSize(50);
        assertThat(failure.attempts().get(32))
                .hasToString("https://host32.test:32400 (LOCAL): not tried: only the first 32 are");
        assertThat(failure.getMessage().lines()).hasSize(1 + 32 + 1).last().isEqualTo("  and 18 more");
    }

    @Test
    void theTimeoutIsThatOfTheWholeSearch() {
        network = new Network(Map.of("local.test", HANGS));
        PlexAuth hasty = Asking.application(network).timeout(Duration.ofMillis(30)).build();

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> hasty.connect(information(LOCAL, REMOTE)));

        assertThat(network.requests).hasSizeLessThanOrEqualTo(1) // None at all if this machine is slow.
                .allSatisfy(request -> assertThat(request.timeout()).isLessThanOrEqualTo(Duration.ofMillis(30)));
        assertThat(failure.attempts().get(1)).hasToString(
                "https://remote.test:32400 (REMOTE): not tried");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aRetryPolicyIsForTheQuestionsOfTheApplicationNotForTheRace() {
        PlexAuth patient = Asking.application(network).retries(RetryPolicy.upTo(5)).build();

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> patient.connect(information(LOCAL, REMOTE)));

        assertThat(failure.attempts()).hasSize(2);
        assertThat(network.requests).hasSize(2);
    }

    private void assertRefusedUnasked(PlexConnectException failure) {
        assertThat(failure.attempts()).isEmpty();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageNotContaining(SECRET.value());
        assertThat(network.requests).isEmpty();
    }

    private PlexConnectException failure(SourceConnectionInformation information) {
        PlexAuth plexAuth = Asking.application(network).build();
        return catchThrowableOfType(PlexConnectException.class, () -> asking.ask(
                () -> plexAuth.connect(information),
                () -> plexAuth.connectAsync(information, PlainHttp.REFUSED)));
    }
}
