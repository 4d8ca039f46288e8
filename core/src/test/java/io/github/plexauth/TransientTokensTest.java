package io.github.plexauth;

import static io.github.plexauth.TestApplication.BASE_URI;
import static io.github.plexauth.TestFutures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.TransportResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All callers share one valid token, which is requested once. */
@Timeout(60) // A token that never arrives must not block the build.
class TransientTokensTest {

    private static final AccessToken FIRST = AccessToken.of("transient-1");
    private static final AccessToken SECOND = AccessToken.of("transient-2");

    private volatile Instant now = TestApplication.NOW;
    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = TestApplication.builder(transport).clock(() -> now).build();
    private final TransientTokens tokens = TransientTokens.from(
            plexAuth.server(BASE_URI, TestApplication.TOKEN), () -> now);

    @ParameterizedTest
    @CsvSource({"PT48H", "PT-48H", "P36500D"})
    void aClockThatDiffersFromThatOfTheApplicationRequestsOneToken(Duration difference) {
        TransientTokens other = TransientTokens.from(
                plexAuth.server(BASE_URI, TestApplication.TOKEN), () -> now.plus(difference));

        CompletableFuture<AccessToken> first = other.getAsync();
        transport.next().respond(token(FIRST));

        assertThat(first).isCompletedWithValue(FIRST);
        assertThat(other.getAsync()).isCompletedWithValue(FIRST);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void aTokenThatIsReceivedAtTheEndOfTimeIsKept() {
        now = Instant.MAX;

        CompletableFuture<AccessToken> first = tokens.getAsync();
        transport.next().respond(token(FIRST));

        assertThat(first).isCompletedWithValue(FIRST);
        assertThat(tokens.getAsync()).isCompletedWithValue(FIRST);
        assertThat(new TransientToken(FIRST, Instant.MAX).expiresAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void noRequestIsSentBeforeATokenIsNeeded() {
        assertThat(tokens.toString()).contains("http://pms.test:32400").doesNotContain(TestApplication.TOKEN.value());

        assertThat(transport.all()).isEmpty();
    }

    @Test
    void allCallersGetTheSameTokenFromOneRequest() {
        CompletableFuture<AccessToken> one = tokens.getAsync();
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().respond(token(FIRST));

        assertThat(one).isCompletedWithValue(FIRST);
        assertThat(other).isCompletedWithValue(FIRST);
        assertThat(tokens.get()).isEqualTo(FIRST);
        assertThat(tokens.getAsync()).isCompletedWithValue(FIRST);
        assertThat(transport.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT46H59M59S, false", "PT47H, true", "PT48H, true", "PT100H, true"})
    void aTokenWithAnHourOrLessLeftIsReplaced(Duration age, boolean replaced) {
        useToken(FIRST);
        now = TestApplication.NOW.plus(age);

        CompletableFuture<AccessToken> answer = tokens.getAsync();

        if (replaced) {
            transport.next().respond(token(SECOND));
        }
        assertThat(answer).isCompletedWithValue(replaced ? SECOND : FIRST);
        assertThat(tokens.get()).isEqualTo(replaced ? SECOND : FIRST);
        assertThat(transport.all()).hasSize(replaced ? 2 : 1);
    }

    @Test
    void aFailureFailsAllWaitingCallersAndTheNextCallerTriesAgain() {
        CompletableFuture<AccessToken> one = tokens.getAsync();
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().respond(Responses.plexPage(403, ""));

        assertThat(failureOf(one)).isInstanceOf(PlexForbiddenException.class).isSameAs(failureOf(other));

        CompletableFuture<AccessToken> later = tokens.getAsync();
        transport.next().respond(token(FIRST));
        assertThat(later).isCompletedWithValue(FIRST);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void theBlockingMethodThrowsWhatTheFutureFailsWith() {
        CompletableFuture<AccessToken> answer = TransientTokensConcurrencyTest.atOnce(1, tokens::get).get(0);

        transport.next().respond(Responses.plexPage(403, ""));

        assertThat(failureOf(answer)).isInstanceOf(PlexForbiddenException.class);
    }

    @Test
    void invalidatingAnOldTokenDoesNothing() {
        useToken(FIRST);
        tokens.invalidate(FIRST);
        useToken(SECOND);

        tokens.invalidate(FIRST);
        tokens.invalidate(AccessToken.of("transient-of-somebody-else"));

        assertThat(tokens.get()).isEqualTo(SECOND);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void invalidatingAnOldTokenWhileANewOneIsRequestedDoesNothing() {
        useToken(FIRST);
        tokens.invalidate(FIRST);
        CompletableFuture<AccessToken> answer = tokens.getAsync();

        tokens.invalidate(FIRST);
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().respond(token(SECOND));

        assertThat(answer).isCompletedWithValue(SECOND);
        assertThat(other).isCompletedWithValue(SECOND);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void invalidatingAnUnknownTokenDoesNothingAndNullIsRejected() {
        tokens.invalidate(FIRST);

        assertThat(transport.all()).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> tokens.invalidate(null)).withMessage("refusedToken");
    }

    @Test
    void completingAFutureDoesNotAffectOtherCallers() {
        CompletableFuture<AccessToken> impatient = tokens.getAsync();
        CompletableFuture<AccessToken> patient = tokens.getAsync();

        impatient.cancel(true);
        tokens.getAsync().completeExceptionally(new IllegalStateException());
        tokens.getAsync().complete(AccessToken.of("forged"));
        Sent request = transport.next();
        assertThat(request.response()).isNotDone();
        request.respond(token(FIRST));

        assertThat(patient).isCompletedWithValue(FIRST);
        assertThat(tokens.get()).isEqualTo(FIRST);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void interruptingOneThreadDoesNotAffectOtherCallers() throws InterruptedException {
        var failure = new CompletableFuture<Throwable>();
        var flag = new CompletableFuture<Boolean>();
        Thread waiting = new Thread(() -> {
            try {
                tokens.get();
            } catch (RuntimeException interrupted) {
                failure.complete(interrupted);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        Sent request = transport.next();
        CompletableFuture<AccessToken> other = tokens.getAsync();

        waiting.interrupt();
        waiting.join(10_000);

        assertThat(failure.join())
                .isInstanceOf(PlexTransportException.class)
                .hasMessageContaining("interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.join()).isTrue();
        request.respond(token(FIRST));
        assertThat(other).isCompletedWithValue(FIRST);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void theTokensAreASourceForOtherServers(CallStyle style) {
        useToken(FIRST);
        FakeTransport elsewhere = FakeTransport.responding(Responses.connections());

        ServerAuthentication other = TestApplication.builder(elsewhere).build().server(BASE_URI, tokens);
        style.getConnections(other, TestApplication.SOURCE);

        assertThat(elsewhere.request().headers()).containsEntry("X-Plex-Token", List.of(FIRST.value()));
        assertThat(transport.all()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void aFailureOfTheSourceIsATokenSourceExceptionForOtherServers(CallStyle style) {
        AccessTokenSource empty = () -> null;
        FakeTransport none = FakeTransport.failingWith(new ConnectException());
        TransientTokens broken = TransientTokens.from(TestApplication.builder(none).build().server(BASE_URI, empty));
        ServerAuthentication other = TestApplication.builder(none).build().server(BASE_URI, broken);

        assertThatThrownBy(() -> style.getTransientToken(other))
                .isInstanceOf(PlexTokenSourceException.class)
                .hasMessageStartingWith("the access token source (io.github.plexauth.TransientTokens) failed with ")
                .hasCauseInstanceOf(PlexTokenSourceException.class);
        assertThat(none.requests()).isEmpty();
    }

    @Test
    void anErrorDoesNotBlockLaterCallers() {
        AsyncAccessTokenSource source = mock(AsyncAccessTokenSource.class);
        when(source.getAsync()).thenThrow(new NoClassDefFoundError("vault"))
                .thenReturn(CompletableFuture.completedFuture(TestApplication.TOKEN));
        TransientTokens failing = TransientTokens.from(plexAuth.server(BASE_URI, source));

        assertThat(failureOf(failing.getAsync())).isInstanceOf(NoClassDefFoundError.class);

        CompletableFuture<AccessToken> later = failing.getAsync();
        transport.next().respond(token(FIRST));
        assertThat(later).isCompletedWithValue(FIRST);
    }

    @Test
    void aServerOfAnotherImplementationMayThrow() {
        ServerAuthentication other = mock(ServerAuthentication.class);
        when(other.getTransientTokenAsync()).thenThrow(new IllegalStateException("closed"));
        TransientTokens failing = TransientTokens.from(other);

        assertThatThrownBy(failing::get).isInstanceOf(IllegalStateException.class).hasMessage("closed");
        assertThatThrownBy(failing::get).isInstanceOf(IllegalStateException.class).hasMessage("closed");
    }

    @Test
    void argumentsMustNotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> TransientTokens.from(null)).withMessage("server");
        assertThatNullPointerException()
                .isThrownBy(() -> TransientTokens.from(TestApplication.server(transport), null))
                .withMessage("clock");
    }

    private void useToken(AccessToken token) {
        CompletableFuture<AccessToken> answer = tokens.getAsync();
        transport.next().respond(token(token));
        assertThat(answer).isCompletedWithValue(token);
    }

    static TransportResponse token(AccessToken token) {
        return Responses.json("{\"MediaContainer\":{\"size\":0,\"token\":\"" + token.value() + "\"}}");
    }
}
