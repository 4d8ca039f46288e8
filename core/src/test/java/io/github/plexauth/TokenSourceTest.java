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
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.TransportRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call makes of the application's own token source. */
class TokenSourceTest extends ExchangeFixture {

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
}
