package io.github.plexauth;

import static io.github.plexauth.TestApplication.BASE_URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is repeated if and only if its policy says so. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class RetryTest {

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final TransportResponse BUSY = Responses.plexPage(503, "");
    private static final RetryPolicy QUICK = RetryPolicy.upTo(3)
            .withPauses(PAUSE, PAUSE)
            .withLongestRetryAfter(Duration.ofSeconds(5));

    /** Returns one response or failure after the other, and repeats the last one. */
    private static final class Sequence implements HttpTransport {

        private final List<Object> outcomes;
        private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

        Sequence(Object... outcomes) {
            this.outcomes = List.of(outcomes);
        }

        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            requests.add(request);
            Object outcome = outcomes.get(Math.min(requests.size(), outcomes.size()) - 1);
            if (outcome instanceof IOException failure) {
                throw failure;
            }
            return (TransportResponse) outcome;
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            try {
                return CompletableFuture.completedFuture(send(request));
            } catch (IOException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }
    }

    @Parameter
    CallStyle style;

    private Sequence transport = new Sequence(BUSY);

    @Test
    void aCallIsRepeatedWithTheSameTokenUntilTheServerAnswers() {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.get()).thenReturn(TestApplication.TOKEN);
        transport = new Sequence(BUSY, BUSY, Responses.token());

        TransientToken token = style.getTransientToken(
                TestApplication.builder(transport).retries(QUICK).build().server(BASE_URI, source));

        assertThat(token.accessToken().value()).isEqualTo(Responses.TOKEN);
        assertThat(transport.requests).hasSize(3).allSatisfy(request -> {
            assertThat(request.uri()).isEqualTo(transport.requests.get(0).uri());
            assertThat(request.headers()).isEqualTo(transport.requests.get(0).headers());
        });
        verify(source).get();
        verifyNoMoreInteractions(source);
    }

    @Test
    void eachAttemptHasTheTimeThatIsLeft() {
        transport = new Sequence(BUSY, BUSY, Responses.token());

        style.getTransientToken(server(QUICK));

        Duration first = transport.requests.get(0).timeout();
        assertThat(transport.requests.get(1).timeout()).isLessThanOrEqualTo(first.minus(PAUSE.dividedBy(2)));
        assertThat(transport.requests.get(2).timeout()).isLessThanOrEqualTo(first.minus(PAUSE));
    }

    @Test
    void aFailedConnectionIsRepeated() {
        transport = new Sequence(
                new ConnectException("Connection refused"), new IOException("reset"), Responses.token());

        assertThat(style.getTransientToken(server(QUICK)).accessToken().value()).isEqualTo(Responses.TOKEN);
    }

    @Test
    void theCallFailsWithTheLastFailure() {
        transport = new Sequence(new ConnectException("Connection refused"), Responses.plexPage(502, ""), BUSY);

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK)))
                .isInstanceOfSatisfying(PlexStatusException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(transport.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422, 500})
    void aFinalStatusIsNotRepeated(int status) {
        transport = new Sequence(Responses.plexPage(status, ""));

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK)))
                .isInstanceOfSatisfying(PlexStatusException.class, e -> assertThat(e.status()).isEqualTo(status));
        assertThat(transport.requests).hasSize(1);
    }

    static Stream<IOException> finalFailures() {
        return Stream.of(new SSLHandshakeException("no"), new TransportTimeoutException(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    void aTlsFailureAndATimeoutAreNotRepeated(IOException failure) {
        transport = new Sequence(failure);

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK))).isInstanceOf(PlexTransportException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void anInvalidResponseIsNotRepeated() {
        transport = new Sequence(Responses.json("{}"));

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK)))
                .isInstanceOf(PlexInvalidResponseException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void attemptsEndAtTheFirstFinalStatus() {
        transport = new Sequence(BUSY, Responses.plexPage(401, ""));

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK)))
                .isInstanceOfSatisfying(PlexStatusException.class, e -> assertThat(e.status()).isEqualTo(401));
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void nothingIsRepeatedByDefault() {
        ServerAuthentication server = TestApplication.server(transport);

        assertThatThrownBy(() -> style.getTransientToken(server)).isInstanceOf(PlexStatusException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void attemptsEndWhenTheTimeoutPasses() {
        RetryPolicy endless = RetryPolicy.upTo(Integer.MAX_VALUE).withPauses(PAUSE, PAUSE);
        long began = System.nanoTime();

        PlexException failure = catchThrowableOfType(
                PlexException.class, () -> style.getTransientToken(server(endless).withTimeout(Duration.ofMillis(60))));

        assertThat(failure).isInstanceOfAny(PlexStatusException.class, PlexTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(transport.requests).allSatisfy(
                request -> assertThat(request.timeout()).isBetween(Duration.ofNanos(1), Duration.ofMillis(60)));
    }

    @Test
    void theCallWaitsForTheTimeThatRetryAfterNames() {
        transport = new Sequence(Responses.of(429, "", "Retry-After", "1"), Responses.token());

        style.getTransientToken(server(QUICK));

        assertThat(transport.requests.get(1).timeout())
                .isLessThanOrEqualTo(transport.requests.get(0).timeout().minusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "6"})
    void theCallFailsAtOnceIfRetryAfterIsTooLong(String seconds) {
        transport = new Sequence(Responses.of(429, "", "Retry-After", seconds), Responses.token());
        Duration timeout = seconds.equals("4") ? Duration.ofSeconds(3) : Duration.ofSeconds(60);
        long began = System.nanoTime();

        assertThatThrownBy(() -> style.getTransientToken(server(QUICK).withTimeout(timeout)))
                .isInstanceOfSatisfying(PlexRateLimitedException.class, e ->
                        assertThat(e.retryAfter()).contains(Duration.ofSeconds(Long.parseLong(seconds))));
        assertThat(transport.requests).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRepeatedAttemptIsLoggedInOneLineWithoutTheQuery() {
        transport = new Sequence(BUSY, Responses.connections());
        PrintStream before = System.err;
        var lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            style.getConnections(server(QUICK), TestApplication.SOURCE);
        } finally {
            System.setErr(before);
        }

        assertThat(lines.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("attempt")))
                .singleElement().asString()
                .matches(".* INFO io.github.plexauth - GET http://pms.test:32400/security/resources:"
                        + " attempt 1 failed with PlexStatusException; the next one starts in [12] ms");
    }

    private ServerAuthentication server(RetryPolicy policy) {
        return TestApplication.builder(transport).retries(policy).build().server(BASE_URI, TestApplication.TOKEN);
    }
}
