package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexResponseException;
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
import java.util.Set;
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

/** That a call is made again if and only if its policy says so, whatever way was asked. */
@ParameterizedClass
@EnumSource(Asking.class)
class RetryTest {

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final TransportResponse BUSY = Answers.page(503, "");
    private static final RetryPolicy QUICK = new RetryPolicy(
            3, PAUSE, PAUSE, Duration.ofSeconds(5), Set.of(429, 502, 503, 504), true);

    /** Gives one answer or failure after the other, and the last one for ever. */
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
    Asking asking;

    private Sequence transport = new Sequence(BUSY);

    @Test
    void aServerThatStartsUpIsAskedUntilItAnswersWithOneTokenFromTheSource() {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.get()).thenReturn(Asking.TOKEN);
        when(source.getAsync()).thenReturn(CompletableFuture.completedFuture(Asking.TOKEN));
        transport = new Sequence(BUSY, BUSY, Answers.token());

        TransientToken token = asking.token(
                Asking.application(transport).retries(QUICK).build().server(Asking.BASE, source));

        assertThat(token.accessToken().value()).isEqualTo(Answers.TOKEN);
        assertThat(transport.requests).hasSize(3).allSatisfy(request -> {
            assertThat(request.uri()).isEqualTo(transport.requests.get(0).uri());
            assertThat(request.headers()).isEqualTo(transport.requests.get(0).headers());
        });
        asking.ask(() -> verify(source).get(), () -> CompletableFuture.completedFuture(verify(source).getAsync()));
        verifyNoMoreInteractions(source);
    }

    @Test
    void eachAttemptHasWhatIsLeftOfTheTime() {
        transport = new Sequence(BUSY, BUSY, Answers.token());

        asking.token(server(QUICK));

        Duration first = transport.requests.get(0).timeout();
        assertThat(transport.requests.get(1).timeout()).isLessThanOrEqualTo(first.minus(PAUSE.dividedBy(2)));
        assertThat(transport.requests.get(2).timeout()).isLessThanOrEqualTo(first.minus(PAUSE));
    }

    @Test
    void aConnectionThatBreaksIsMadeAgain() {
        transport = new Sequence(new ConnectException("Connection refused"), new IOException("reset"), Answers.token());

        assertThat(asking.token(server(QUICK)).accessToken().value()).isEqualTo(Answers.TOKEN);
    }

    @Test
    void theLastFailureIsTheCallers() {
        transport = new Sequence(new ConnectException("Connection refused"), Answers.page(502, ""), BUSY);

        assertThatThrownBy(() -> asking.token(server(QUICK)))
                .isInstanceOfSatisfying(PlexApiException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(transport.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422, 500})
    void whatWouldStayTheSameIsAskedOnce(int status) {
        transport = new Sequence(Answers.page(status, ""));

        assertThatThrownBy(() -> asking.token(server(QUICK)))
                .isInstanceOfSatisfying(PlexApiException.class, e -> assertThat(e.status()).isEqualTo(status));
        assertThat(transport.requests).hasSize(1);
    }

    static Stream<IOException> finalFailures() {
        return Stream.of(new SSLHandshakeException("no"), new TransportTimeoutException(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    void neitherTlsNorTheEndOfTheTimeIsTriedAgain(IOException failure) {
        transport = new Sequence(failure);

        assertThatThrownBy(() -> asking.token(server(QUICK))).isInstanceOf(PlexTransportException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoneIsNotAskedForAgain() {
        transport = new Sequence(Answers.json("{}"));

        assertThatThrownBy(() -> asking.token(server(QUICK))).isInstanceOf(PlexResponseException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void aTrailOfRefusalsEndsAtTheFirstThatStaysTheSame() {
        transport = new Sequence(BUSY, Answers.page(401, ""));

        assertThatThrownBy(() -> asking.token(server(QUICK)))
                .isInstanceOfSatisfying(PlexApiException.class, e -> assertThat(e.status()).isEqualTo(401));
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void nothingIsTriedAgainUnlessAskedFor() {
        ServerAuthentication server = Asking.server(transport);

        assertThatThrownBy(() -> asking.token(server)).isInstanceOf(PlexApiException.class);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void attemptsEndWithTheTimeOfTheCall() {
        RetryPolicy endless = new RetryPolicy(
                Integer.MAX_VALUE, PAUSE, PAUSE, Duration.ZERO, Set.of(503), true);
        long began = System.nanoTime();

        PlexException failure = catchThrowableOfType(
                PlexException.class, () -> asking.token(server(endless).withTimeout(Duration.ofMillis(60))));

        assertThat(failure).isInstanceOfAny(PlexApiException.class, PlexTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(transport.requests).allSatisfy(
                request -> assertThat(request.timeout()).isBetween(Duration.ofNanos(1), Duration.ofMillis(60)));
    }

    @Test
    void aWaitThatTheServerAsksForIsWaitedFor() {
        transport = new Sequence(Answers.of(429, "", "Retry-After", "1"), Answers.token());

        asking.token(server(QUICK));

        assertThat(transport.requests.get(1).timeout())
                .isLessThanOrEqualTo(transport.requests.get(0).timeout().minusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "6"})
    void aWaitThatIsLongerThanWhatIsLeftOrThanTheCeilingIsNotBegun(String seconds) {
        transport = new Sequence(Answers.of(429, "", "Retry-After", seconds), Answers.token());
        Duration timeout = seconds.equals("4") ? Duration.ofSeconds(3) : Duration.ofSeconds(60);
        long began = System.nanoTime();

        assertThatThrownBy(() -> asking.token(server(QUICK).withTimeout(timeout)))
                .isInstanceOfSatisfying(PlexRateLimitedException.class, e ->
                        assertThat(e.retryAfter()).contains(Duration.ofSeconds(Long.parseLong(seconds))));
        assertThat(transport.requests).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRetryIsOneLineForTheOperatorWithoutTheQuery() {
        transport = new Sequence(BUSY, Answers.connections());
        PrintStream before = System.err;
        var lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            asking.connections(server(QUICK), Asking.SOURCE);
        } finally {
            System.setErr(before);
        }

        assertThat(lines.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("attempt")))
                .singleElement().asString()
                .matches(".* INFO io.github.plexauth - GET http://pms.test:32400/security/resources:"
                        + " attempt 1 failed \\(PlexApiException\\), another in [12] ms");
    }

    private ServerAuthentication server(RetryPolicy policy) {
        return Asking.application(transport).retries(policy).build().server(Asking.BASE, Asking.TOKEN);
    }
}
