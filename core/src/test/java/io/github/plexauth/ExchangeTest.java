package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExchangeTest {

    private static final AccessToken TOKEN = AccessToken.of("owner-token-of-a-test");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final JsonCodec CODEC = json -> Map.of("MediaContainer", Map.of("size", 0, "token", "transient-1"));

    private final HttpTransport transport = mock(HttpTransport.class);

    @Test
    void anAnswerIsDatedByTheClockWhenItWasReceived() throws Exception {
        when(transport.send(any())).thenReturn(json());

        assertThat(server(TOKEN).getTransientToken())
                .isEqualTo(new TransientToken(AccessToken.of("transient-1"), NOW));
    }

    @Test
    void theSourceIsAskedOncePerCall() throws Exception {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.get()).thenReturn(TOKEN);
        when(transport.send(any())).thenReturn(json());
        ServerAuthentication server = server(source);
        verifyNoMoreInteractions(source);

        server.getTransientToken();
        server.getTransientToken();

        verify(source, times(2)).get();
        verifyNoMoreInteractions(source);
    }

    @Test
    void theSourceIsAskedOncePerAsynchronousCall() {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.getAsync()).thenReturn(CompletableFuture.completedFuture(TOKEN));
        when(transport.sendAsync(any())).thenReturn(CompletableFuture.completedFuture(json()));

        assertThat(server(source).getTransientTokenAsync()).succeedsWithin(5, TimeUnit.SECONDS);

        verify(source).getAsync();
        verifyNoMoreInteractions(source);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new TransportTimeoutException(Duration.ofSeconds(1)),
                new IOException("broken"),
                new InterruptedException(),
                new IllegalStateException("a defect of the transport"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theTransportIsCalledOnceWhateverFails(Throwable failure) throws Exception {
        when(transport.send(any())).thenAnswer(call -> {
            throw failure;
        });

        assertThatThrownBy(() -> server(TOKEN).getTransientToken())
                .isInstanceOf(PlexTransportException.class)
                .hasMessageStartingWith("GET http://127.0.0.1:32400/security/token: ");

        verify(transport).send(any());
        verifyNoMoreInteractions(transport);
        assertThat(Thread.interrupted()).isEqualTo(failure instanceof InterruptedException);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theFutureFailsWithTheSameExceptionUnwrapped(Throwable failure) {
        when(transport.sendAsync(any())).thenReturn(CompletableFuture.failedFuture(failure));

        assertThat(failureOf(server(TOKEN).getTransientTokenAsync())).isInstanceOf(PlexTransportException.class);

        verify(transport).sendAsync(any());
        verifyNoMoreInteractions(transport);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void theTransportIsCalledOnceWhateverTheStatus(int status) throws Exception {
        when(transport.send(any())).thenReturn(new TransportResponse(status, Map.of(), new byte[0]));

        assertThatThrownBy(() -> server(TOKEN).getTransientToken()).isInstanceOf(PlexException.class);

        verify(transport).send(any());
        verifyNoMoreInteractions(transport);
    }

    static Stream<Integer> statuses() {
        return Stream.of(200, 204, 302, 401, 429, 503);
    }

    @Test
    void aFailureWithinTheStagesOfATransportIsUnwrapped() {
        when(transport.sendAsync(any())).thenReturn(
                CompletableFuture.<TransportResponse>failedFuture(new ConnectException("no")).thenApply(same -> same));

        assertThat(failureOf(server(TOKEN).getTransientTokenAsync()))
                .isInstanceOf(PlexTransportException.class)
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void aRefusalIsTheFailureOfTheFutureItself() {
        when(transport.sendAsync(any()))
                .thenReturn(CompletableFuture.completedFuture(new TransportResponse(401, Map.of(), new byte[0])));

        assertThat(failureOf(server(TOKEN).getTransientTokenAsync())).isInstanceOf(PlexUnauthorizedException.class);
    }

    static Stream<Arguments> waysToCompleteAFuture() {
        return Stream.<Map.Entry<String, Consumer<CompletableFuture<?>>>>of(
                        Map.entry("cancel(true)", future -> future.cancel(true)),
                        Map.entry("cancel(false)", future -> future.cancel(false)),
                        Map.entry("complete", future -> future.complete(null)),
                        Map.entry("completeExceptionally", future -> future.completeExceptionally(new IOException())))
                .map(way -> Arguments.of(way.getKey(), way.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToCompleteAFuture")
    void whoeverCompletesTheFutureCancelsTheTransports(String way, Consumer<CompletableFuture<?>> end) {
        var sent = new CompletableFuture<TransportResponse>();
        when(transport.sendAsync(any())).thenReturn(sent);
        CompletableFuture<TransientToken> future = server(TOKEN).getTransientTokenAsync();

        end.accept(future);

        assertThat(sent).isCancelled();
    }

    @Test
    void aTimeoutThatTheCallerSetsCancelsTheTransports() {
        var sent = new CompletableFuture<TransportResponse>();
        when(transport.sendAsync(any())).thenReturn(sent);

        CompletableFuture<TransientToken> future =
                server(TOKEN).getTransientTokenAsync().orTimeout(1, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> sent.get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(future).isCompletedExceptionally();
    }

    @Test
    void nothingIsSentOnceTheCallerHasGivenUpWaitingForTheSource() {
        var asked = new CompletableFuture<AccessToken>();
        CompletableFuture<TransientToken> future = server(pending(asked)).getTransientTokenAsync();

        future.cancel(true);
        asked.complete(TOKEN);

        verifyNoMoreInteractions(transport);
    }

    @Test
    void theSourcesFutureIsNeverCancelledSinceItMayBeShared() {
        var asked = new CompletableFuture<AccessToken>();

        server(pending(asked)).getTransientTokenAsync().cancel(true);
        assertThat(failureOf(server(pending(asked)).withTimeout(Duration.ofMillis(1)).getTransientTokenAsync()))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("access token source");

        assertThat(asked).isNotDone();
        verifyNoMoreInteractions(transport);
    }

    @Test
    void timeSpentInTheSourceIsTakenFromTheTransports() throws Exception {
        AtomicReference<Duration> left = new AtomicReference<>();
        when(transport.send(any())).thenAnswer(call -> {
            left.set(call.getArgument(0, TransportRequest.class).timeout());
            return json();
        });
        AccessTokenSource slow = () -> {
            long until = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return TOKEN;
        };

        server(slow).withTimeout(Duration.ofSeconds(10)).getTransientToken();
        assertThat(left.get()).isLessThanOrEqualTo(Duration.ofMillis(9_980)).isGreaterThan(Duration.ofSeconds(5));

        assertThatThrownBy(() -> server(slow).withTimeout(Duration.ofMillis(5)).getTransientToken())
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("access token source");
        verify(transport).send(any());
    }

    static Stream<Arguments> brokenSources() {
        return Stream.of(
                Arguments.of((AccessTokenSource) () -> null, "gave null"),
                Arguments.of((AccessTokenSource) () -> {
                    throw new IllegalStateException("vault: s3cr3t");
                }, "IllegalStateException"),
                Arguments.of(asynchronous(null), "gave null"),
                Arguments.of(asynchronous(CompletableFuture.completedFuture(null)), "gave null"),
                Arguments.of(asynchronous(CompletableFuture.failedFuture(new IOException("s3cr3t"))), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("brokenSources")
    void aBrokenSourceIsNamedAndNothingIsSent(AccessTokenSource source, String what) {
        assertThat(failureOf(server(source).getTransientTokenAsync()))
                .isInstanceOf(PlexTokenSourceException.class)
                .hasMessageContaining("access token source (" + source.getClass().getName())
                .hasMessageContaining(what)
                .hasMessageNotContaining("s3cr3t");
        verifyNoMoreInteractions(transport);
    }

    @Test
    void aSourceThatFailsForAWhileMakesTheCallRetryable() {
        AccessTokenSource down = () -> {
            throw new PlexTransportException("down", new IOException(), true);
        };

        assertThatThrownBy(() -> server(down).getTransientToken())
                .isInstanceOfSatisfying(PlexTokenSourceException.class, e -> assertThat(e.retryable()).isTrue());
    }

    @Test
    void aTransportThatReturnsNullIsAFailedTransport() throws Exception {
        assertThatThrownBy(() -> server(TOKEN).getTransientToken()).isInstanceOf(PlexTransportException.class);
        assertThat(failureOf(server(TOKEN).getTransientTokenAsync())).isInstanceOf(PlexTransportException.class);
    }

    @Test
    void aCodecThatFailsInItsOwnWayIsNamedButNotQuoted() throws Exception {
        when(transport.send(any())).thenReturn(json());
        JsonCodec broken = json -> {
            throw new IllegalStateException("quotes transient-90904684");
        };

        ServerAuthentication server = plexAuth(broken).server(URI.create("http://127.0.0.1:32400"), TOKEN);
        assertThatThrownBy(server::getTransientToken)
                .isInstanceOf(PlexResponseException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("transient-")
                .hasNoCause();
    }

    @Test
    void argumentsAreRefusedAtOnceInBothModes() {
        assertThatThrownBy(() -> server(TOKEN).getTransientTokenAsync(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type is null");
        assertThatThrownBy(() -> server(TOKEN).getSourceConnectionInformationAsync(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source is null");
        assertThatThrownBy(() -> server(TOKEN).withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is not positive");
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        var failure = new AtomicReference<Throwable>();
        assertThat(future).failsWithin(5, TimeUnit.SECONDS).withThrowableOfType(ExecutionException.class);
        future.whenComplete((value, thrown) -> failure.set(thrown));
        return failure.get();
    }

    private static AccessTokenSource pending(CompletableFuture<AccessToken> asked) {
        return asynchronous(asked);
    }

    private static AccessTokenSource asynchronous(CompletableFuture<AccessToken> asked) {
        return new AccessTokenSource() {
            @Override
            public AccessToken get() {
                throw new AssertionError("the asynchronous path must not block");
            }

            @Override
            public CompletableFuture<AccessToken> getAsync() {
                return asked;
            }
        };
    }

    private ServerAuthentication server(AccessToken token) {
        return server(AccessTokenSource.of(token));
    }

    private ServerAuthentication server(AccessTokenSource source) {
        return plexAuth(CODEC).server(URI.create("http://127.0.0.1:32400"), source);
    }

    private PlexAuth plexAuth(JsonCodec codec) {
        return PlexAuth.builder()
                .clientIdentifier("test")
                .transport(transport)
                .codec(codec)
                .clock(() -> NOW)
                .build();
    }

    private static TransportResponse json() {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        return new TransportResponse(200, Map.of("Content-Type", List.of("application/json")), body);
    }
}
