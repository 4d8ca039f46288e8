package io.github.plexauth.call;

import static io.github.plexauth.TestFutures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the caller makes of the transport, the codec and the future that it returns. */
class CallerTest extends CallerFixture {

    @Test
    void theClockTellsWhenAnAnswerWasReceived() throws Exception {
        when(transport.send(any())).thenReturn(json());

        assertThat(caller().call(USE_CASE))
                .isEqualTo(new TransientToken(AccessToken.of("transient-1"), NOW));
    }

    @Test
    void anErrorOfTheTransportIsThrownAsItIsAndFailsTheFutureAsItIs() throws Exception {
        var error = new NoClassDefFoundError("client");
        when(transport.send(any())).thenThrow(error);
        when(transport.sendAsync(any())).thenReturn(CompletableFuture.failedFuture(error)).thenThrow(error);
        RetryRule always = (failedAttempts, failure) -> Optional.of(Duration.ZERO);

        assertThatThrownBy(() -> caller(always).call(USE_CASE)).isSameAs(error);
        assertThat(failureOf(caller(always).callAsync(USE_CASE))).isSameAs(error);
        assertThat(failureOf(caller(always).callAsync(USE_CASE))).isSameAs(error);

        verify(transport).send(any());
        verify(transport, times(2)).sendAsync(any());
    }

    @Test
    void anExceptionInPlaceOfAFutureFailsTheFutureOfTheCaller() {
        when(transport.sendAsync(any())).thenThrow(new IllegalStateException("a defect of the transport"));

        assertThat(failureOf(caller().callAsync(USE_CASE))).isInstanceOf(PlexTransportException.class);
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
    void theTransportIsCalledOnceIfItFails(Throwable failure) throws Exception {
        when(transport.send(any())).thenAnswer(call -> {
            throw failure;
        });

        assertThatThrownBy(() -> caller().call(USE_CASE))
                .isInstanceOf(PlexTransportException.class)
                .hasMessageStartingWith("GET http://127.0.0.1:32400/security/token: ");

        verify(transport).send(any());
        verifyNoMoreInteractions(transport);
        assertThat(Thread.interrupted()).isEqualTo(failure instanceof InterruptedException);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theFutureFailsWithAnExceptionThatIsNotWrapped(Throwable failure) {
        when(transport.sendAsync(any())).thenReturn(CompletableFuture.failedFuture(failure));

        assertThat(failureOf(caller().callAsync(USE_CASE))).isInstanceOf(PlexTransportException.class);

        verify(transport).sendAsync(any());
        verifyNoMoreInteractions(transport);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void theTransportIsCalledOnceForEveryStatus(int status) throws Exception {
        when(transport.send(any())).thenReturn(new TransportResponse(status, Map.of(), new byte[0]));

        assertThatThrownBy(() -> caller().call(USE_CASE)).isInstanceOf(PlexException.class);

        verify(transport).send(any());
        verifyNoMoreInteractions(transport);
    }

    static Stream<Integer> statuses() {
        return Stream.of(200, 204, 302, 401, 429, 503);
    }

    @Test
    void aCompletionExceptionOfTheTransportIsUnwrapped() {
        when(transport.sendAsync(any())).thenReturn(
                CompletableFuture.<TransportResponse>failedFuture(new ConnectException("no")).thenApply(same -> same));

        assertThat(failureOf(caller().callAsync(USE_CASE)))
                .isInstanceOf(PlexTransportException.class)
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void anErrorStatusFailsTheFutureWithoutAWrapper() {
        when(transport.sendAsync(any()))
                .thenReturn(CompletableFuture.completedFuture(new TransportResponse(401, Map.of(), new byte[0])));

        assertThat(failureOf(caller().callAsync(USE_CASE))).isInstanceOf(PlexUnauthorizedException.class);
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
    void completingTheFutureCancelsTheFutureOfTheTransport(String way, Consumer<CompletableFuture<?>> end) {
        var sent = new CompletableFuture<TransportResponse>();
        when(transport.sendAsync(any())).thenReturn(sent);
        CompletableFuture<TransientToken> future = caller().callAsync(USE_CASE);

        end.accept(future);

        assertThat(sent).isCancelled();
    }

    @Test
    void aTimeoutOfTheFutureCancelsTheFutureOfTheTransport() {
        var sent = new CompletableFuture<TransportResponse>();
        when(transport.sendAsync(any())).thenReturn(sent);

        CompletableFuture<TransientToken> future =
                caller().callAsync(USE_CASE).orTimeout(1, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> sent.get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(future).isCompletedExceptionally();
    }

    @Test
    void aTransportThatReturnsNullFailsTheCall() throws Exception {
        assertThatThrownBy(() -> caller().call(USE_CASE)).isInstanceOf(PlexTransportException.class);
        assertThat(failureOf(caller().callAsync(USE_CASE))).isInstanceOf(PlexTransportException.class);
    }

    @Test
    void anUnexpectedExceptionOfTheCodecIsNamedButNotQuoted() throws Exception {
        when(transport.send(any())).thenReturn(json());
        JsonCodec broken = json -> {
            throw new IllegalStateException("quotes transient-90904684");
        };

        Caller caller = caller(AccessTokenSource.of(TOKEN), broken, Duration.ofSeconds(30));
        assertThatThrownBy(() -> caller.call(USE_CASE))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("transient-")
                .hasNoCause();
    }

    @Test
    void theTimeoutMustBePositive() {
        assertThatThrownBy(() -> caller().withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is not positive");
        assertThatThrownBy(() -> caller(AccessTokenSource.of(TOKEN), CODEC, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("timeout");
    }

    @Test
    void toStringNamesTheServerAndTheClassOfTheSourceAndNotTheToken() {
        assertThat(caller().withTimeout(Duration.ofSeconds(5)).toString())
                .isEqualTo("http://127.0.0.1:32400, tokens from io.github.plexauth.domain.FixedTokenSource,"
                        + " timeout=PT5S");
    }
}
