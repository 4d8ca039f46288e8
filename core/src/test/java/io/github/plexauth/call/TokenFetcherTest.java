package io.github.plexauth.call;

import static io.github.plexauth.TestFutures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How calls use the token source of the application. */
class TokenFetcherTest extends CallerFixture {

    @Test
    void theSourceIsAskedOnceForEachBlockingCall() throws Exception {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.get()).thenReturn(TOKEN);
        when(transport.send(any())).thenReturn(json());
        Caller caller = caller(source);
        verifyNoMoreInteractions(source);

        caller.call(USE_CASE);
        caller.call(USE_CASE);

        verify(source, times(2)).get();
        verifyNoMoreInteractions(source);
    }

    @Test
    void aSourceThatIsInterruptedLeavesTheThreadInterrupted() {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.get()).thenAnswer(call -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> caller(source).call(USE_CASE)).isInstanceOf(PlexTokenSourceException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theSourceIsAskedOnceForEachAsynchronousCall() {
        AsyncAccessTokenSource source = mock(AsyncAccessTokenSource.class);
        when(source.getAsync()).thenReturn(CompletableFuture.completedFuture(TOKEN));
        when(transport.sendAsync(any())).thenReturn(CompletableFuture.completedFuture(json()));

        assertThat(caller(source).callAsync(USE_CASE)).succeedsWithin(5, TimeUnit.SECONDS);

        verify(source).getAsync();
        verifyNoMoreInteractions(source);
    }

    @Test
    void noRequestIsSentIfTheFutureIsCancelledBeforeTheTokenArrives() {
        var token = new CompletableFuture<AccessToken>();
        CompletableFuture<TransientToken> future = caller(asynchronous(token)).callAsync(USE_CASE);

        future.cancel(true);
        token.complete(TOKEN);

        verifyNoMoreInteractions(transport);
    }

    @Test
    void theFutureOfTheSourceIsNeverCancelled() {
        var token = new CompletableFuture<AccessToken>();

        caller(asynchronous(token)).callAsync(USE_CASE).cancel(true);
        assertThat(failureOf(caller(asynchronous(token)).withTimeout(Duration.ofMillis(1)).callAsync(USE_CASE)))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("access token source");

        assertThat(token).isNotDone();
        verifyNoMoreInteractions(transport);
    }

    @Test
    void theTimeOfTheSourceCountsTowardsTheTimeout() throws Exception {
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

        caller(slow).withTimeout(Duration.ofSeconds(10)).call(USE_CASE);
        assertThat(left.get()).isLessThanOrEqualTo(Duration.ofMillis(9_980)).isGreaterThan(Duration.ofSeconds(5));

        assertThatThrownBy(() -> caller(slow).withTimeout(Duration.ofMillis(5)).call(USE_CASE))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("access token source");
        verify(transport).send(any());
    }

    static Stream<Arguments> brokenSources() {
        return Stream.of(
                Arguments.of((AccessTokenSource) () -> null, "returned null instead of a token"),
                Arguments.of((AccessTokenSource) () -> {
                    throw new IllegalStateException("vault: s3cr3t");
                }, "IllegalStateException"),
                Arguments.of((AccessTokenSource) () -> sneak(new IOException("s3cr3t")), "IOException"),
                Arguments.of(asynchronous(null), "returned null instead of a token"),
                Arguments.of(asynchronous(CompletableFuture.completedFuture(null)), "returned null instead of a token"),
                Arguments.of(asynchronous(CompletableFuture.failedFuture(new IOException("s3cr3t"))), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("brokenSources")
    void aFailureOfTheSourceNamesItsClassAndSendsNothing(AccessTokenSource source, String what) {
        assertThat(List.of(
                        catchThrowable(() -> caller(source).call(USE_CASE)),
                        failureOf(caller(source).callAsync(USE_CASE))))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(PlexTokenSourceException.class)
                        .hasMessageContaining("access token source (" + source.getClass().getName())
                        .hasMessageContaining(what)
                        .hasMessageNotContaining("s3cr3t"));
        verifyNoMoreInteractions(transport);
    }

    static Stream<AccessTokenSource> sourcesWithAnError() {
        return Stream.of(
                () -> {
                    throw new NoClassDefFoundError("vault");
                },
                asynchronous(CompletableFuture.failedFuture(new NoClassDefFoundError("vault"))),
                (AsyncTokens) () -> {
                    throw new NoClassDefFoundError("vault");
                });
    }

    @ParameterizedTest
    @MethodSource("sourcesWithAnError")
    void anErrorOfTheSourceIsThrownAsItIsAndFailsTheFutureAsItIs(AccessTokenSource source) {
        assertThat(List.of(
                        catchThrowable(() -> caller(source).call(USE_CASE)),
                        failureOf(caller(source).callAsync(USE_CASE))))
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(NoClassDefFoundError.class));
        verifyNoMoreInteractions(transport);
    }

    @Test
    void aSourceThatDoesNotBlockIsBoundByTheTimeoutOfABlockingCall() {
        Caller hasty = caller(asynchronous(new CompletableFuture<>())).withTimeout(Duration.ofMillis(30));

        assertThatThrownBy(() -> hasty.call(USE_CASE))
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("access token source");
        verifyNoMoreInteractions(transport);
    }

    @Test
    void aSourceThatBlocksDoesNotHoldAnAsynchronousCall() {
        var release = new CountDownLatch(1);
        AccessTokenSource stuck = () -> {
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return TOKEN;
        };

        CompletableFuture<TransientToken> future =
                caller(stuck).withTimeout(Duration.ofMillis(30)).callAsync(USE_CASE);

        assertThat(failureOf(future)).isExactlyInstanceOf(PlexTimeoutException.class);
        release.countDown();
        verifyNoMoreInteractions(transport);
    }

    @Test
    void anInterruptWhileACallWaitsForTheTokenEndsTheCallAndKeepsTheFlag() {
        Caller waiting = caller(asynchronous(new CompletableFuture<>()));

        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> waiting.call(USE_CASE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isExactlyInstanceOf(PlexTransportException.class).hasMessageContaining("interrupted");
        verifyNoMoreInteractions(transport);
    }

    @Test
    void aRetryableFailureOfTheSourceIsRetryable() {
        AccessTokenSource down = () -> {
            throw PlexTransportException.of(new Failure("down", new IOException(), true));
        };

        assertThatThrownBy(() -> caller(down).call(USE_CASE))
                .isInstanceOfSatisfying(PlexTokenSourceException.class, e -> assertThat(e.retryable()).isTrue());
    }

    private static AccessTokenSource asynchronous(CompletableFuture<AccessToken> token) {
        return new AsyncAccessTokenSource() {
            @Override
            public AccessToken get() {
                throw new AssertionError("a source that can do without must not block");
            }

            @Override
            public CompletableFuture<AccessToken> getAsync() {
                return token;
            }
        };
    }

    /** A source whose only method to write is the asynchronous one. */
    private interface AsyncTokens extends AsyncAccessTokenSource {
        @Override
        default AccessToken get() {
            throw new AssertionError("a source that can do without must not block");
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> AccessToken sneak(Throwable checked) throws E {
        throw (E) checked;
    }
}
