package io.github.plexauth;

import static io.github.plexauth.TestSource.LOCAL;
import static io.github.plexauth.TestSource.MACHINE;
import static io.github.plexauth.TestSource.RELAY;
import static io.github.plexauth.TestSource.REMOTE;
import static io.github.plexauth.TestSource.SECRET;
import static io.github.plexauth.TestSource.http;
import static io.github.plexauth.TestSource.https;
import static io.github.plexauth.TestSource.identity;
import static io.github.plexauth.TestSource.information;
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
import java.util.Arrays;
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

/** How the exception describes that no connection works. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class ConnectFailureTest {

    private static final Object NO_RESPONSE = "no response";

    /** A network whose hosts respond, fail, or never respond. Other hosts refuse the connection. */
    private static final class Network implements HttpTransport {

        private final Map<String, Object> hosts;
        private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

        Network(Map<String, Object> hosts) {
            this.hosts = hosts;
        }

        @Override
        public TransportResponse send(TransportRequest request) {
            throw new AssertionError("a race must not block");
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            requests.add(request);
            Object outcome = hosts.getOrDefault(request.uri().getHost(), new ConnectException("Connection refused"));
            if (outcome == NO_RESPONSE) { // Transports observe the timeout.
                var pending = new CompletableFuture<TransportResponse>();
                CompletableFuture.delayedExecutor(request.timeout().toNanos(), TimeUnit.NANOSECONDS)
                        .execute(() -> pending.completeExceptionally(new TransportTimeoutException(request.timeout())));
                return pending;
            }
            return outcome instanceof IOException failure
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture((TransportResponse) outcome);
        }
    }

    @Parameter
    CallStyle style;

    private Network network = new Network(Map.of());

    @Test
    void theMessageHasOneLineForEachCandidate() {
        Connection direct = Connection.of(
                "https", "10.0.2.123", 32400, "https://10-0-2-123.abc.plex.direct:32400", true, false);
        network = new Network(Map.of(
                "10-0-2-123.abc.plex.direct", new UnknownHostException("10-0-2-123.abc.plex.direct"),
                "wrong.test", identity("another-machine"),
                "other.test", new SSLPeerUnverifiedException("Certificate for other.test"),
                "slow.test", new TransportTimeoutException(Duration.ofSeconds(1)),
                "page.test", Responses.plexPage(200, "<html><title>router</title></html>"),
                "busy.test", Responses.plexPage(503, "")));

        PlexConnectException failure = failure(information(
                direct, https("wrong.test", true, false), https("refused.test", true, false),
                https("other.test", true, false), https("slow.test", false, false), https("page.test", false, false),
                https("busy.test", false, true), http("plain.test")));

        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(
                Outcome.FAILED, Outcome.WRONG_SERVER, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED,
                Outcome.FAILED, Outcome.FORBIDDEN);
        List<String> lines = failure.getMessage().lines().map(String::strip).toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("no connection to the source works:");
        assertThat(lines.get(1))
                .startsWith("https://10-0-2-123.abc.plex.direct:32400 (LOCAL): failed: the host name was not found.")
                .contains("DNS rebinding");
        assertThat(lines.get(2)).isEqualTo(
                "https://wrong.test:32400 (LOCAL): wrong server: it was not sent the access token");
        assertThat(lines.get(3)).startsWith("https://refused.test:32400 (LOCAL): failed: the connection was refused");
        assertThat(lines.get(4)).contains("other.test:32400 (LOCAL): failed: the server's certificate is for another");
        assertThat(lines.get(5)).contains("slow.test:32400 (REMOTE): failed: no complete answer within ");
        assertThat(lines.get(6)).contains("page.test:32400 (REMOTE): failed: the answer is a page of HTML");
        assertThat(lines.get(7)).contains("busy.test:32400 (RELAY): failed: 503. The server is starting");
        assertThat(lines.get(8)).isEqualTo(
                "http://plain.test:32400 (REMOTE): forbidden: plain http is not allowed");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure + " " + failure.attempts()).doesNotContain(SECRET.value()).doesNotContain("another-machine");
        assertThat(network.requests).hasSize(7)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("X-Plex-Token"));
    }

    @Test
    void theFailureIsNotRetryableIfNoCandidateIs() {
        network = new Network(Map.of(
                "local.test", identity("another"),
                "remote.test", new SSLPeerUnverifiedException("no"),
                "relay.test", Responses.plexPage(404, "")));

        PlexConnectException failure = failure(information(LOCAL, REMOTE, RELAY));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.attempts()).hasSize(3);
    }

    @Test
    void theFailureIsRetryableIfOneCandidateIs() {
        network = new Network(Map.of("local.test", identity("another")));

        assertThat(failure(information(LOCAL, REMOTE)).retryable()).isTrue();
    }

    @Test
    void aSourceWithoutConnectionsFailsWithoutARequest() {
        PlexConnectException failure = failure(information());

        assertThat(failure).hasMessage("the source offers no connection. This is normal for some cloud providers, which"
                + " have no server to connect to.");
        assertFailedWithoutARequest(failure);
    }

    @Test
    void aSourceWithOnlyHttpConnectionsFailsIfHttpIsForbidden() {
        PlexConnectException failure = failure(information(http("plain.test")));

        assertThat(failure)
                .hasMessageContaining("over plain http only")
                .hasMessageContaining("http://plain.test:32400");
        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(Outcome.FORBIDDEN);
        assertThat(failure.retryable()).isFalse();
        assertThat(network.requests).isEmpty();
    }

    @Test
    void withoutATokenForTheSourceNoRequestIsSent() {
        PlexConnectException failure =
                failure(new SourceConnectionInformation(
                        Optional.empty(), Optional.of(MACHINE), Optional.empty(), List.of(LOCAL)));

        assertThat(failure).hasMessage("the server did not send an access token for the source.");
        assertFailedWithoutARequest(failure);
    }

    @Test
    void withoutAClientIdentifierNoRequestIsSent() {
        PlexConnectException failure =
                failure(new SourceConnectionInformation(
                        Optional.empty(), Optional.empty(), Optional.of(SECRET), List.of(LOCAL)));

        assertThat(failure).hasMessage("the server did not send the client identifier of the source, so the library"
                + " could not recognize the source's server.");
        assertFailedWithoutARequest(failure);
    }

    @Test
    void atMost32CandidatesAreTried() {
        Connection[] many = IntStream.range(0, 50)
                .mapToObj(number -> https("host" + number + ".test", true, false))
                .toArray(Connection[]::new);

        PlexConnectException failure = failure(information(many));

        assertThat(network.requests).extracting(request -> request.uri().getHost())
                .isEqualTo(IntStream.range(0, 32).mapToObj(number -> "host" + number + ".test").toList());
        assertThat(failure.attempts()).hasSize(50);
        assertThat(failure.attempts().get(32))
                .hasToString("https://host32.test:32400 (LOCAL): not tried: only the first 32 connections are tried");
        assertThat(failure.getMessage().lines()).hasSize(1 + 32 + 1).last().isEqualTo("  and 18 more");
        assertThat(failure(information(Arrays.copyOf(many, 32))).getMessage().lines()).hasSize(1 + 32);
    }

    @Test
    void theTimeoutLimitsTheWholeSearch() {
        network = new Network(Map.of("local.test", NO_RESPONSE));
        PlexAuth impatient = TestApplication.builder(network).timeout(Duration.ofMillis(30)).build();

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> impatient.connect(information(LOCAL, REMOTE)));

        assertThat(network.requests).hasSizeLessThanOrEqualTo(1) // There is none if this machine is slow.
                .allSatisfy(request -> assertThat(request.timeout()).isLessThanOrEqualTo(Duration.ofMillis(30)));
        assertThat(failure.attempts().get(1)).hasToString(
                "https://remote.test:32400 (REMOTE): not tried: there was no time left");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void theRetryPolicyDoesNotApplyToCandidates() {
        PlexAuth patient = TestApplication.builder(network).retries(RetryPolicy.upTo(5)).build();

        PlexConnectException failure = catchThrowableOfType(
                PlexConnectException.class, () -> patient.connect(information(LOCAL, REMOTE)));

        assertThat(failure.attempts()).hasSize(2);
        assertThat(network.requests).hasSize(2);
    }

    private void assertFailedWithoutARequest(PlexConnectException failure) {
        assertThat(failure.attempts()).isEmpty();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageNotContaining(SECRET.value());
        assertThat(network.requests).isEmpty();
    }

    private PlexConnectException failure(SourceConnectionInformation information) {
        PlexAuth plexAuth = TestApplication.builder(network).build();
        return catchThrowableOfType(PlexConnectException.class, () -> style.call(
                () -> plexAuth.connect(information),
                () -> plexAuth.connectAsync(information, PlainHttp.FORBIDDEN)));
    }
}
