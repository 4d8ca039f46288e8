package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.TransportResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One living token for all who ask, and one request for it. */
@Timeout(60) // A token that never comes must not hold the build.
class TransientTokensTest {

    private static final AccessToken FIRST = AccessToken.of("transient-1");
    private static final AccessToken SECOND = AccessToken.of("transient-2");

    private volatile Instant now = Asking.NOW;
    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = Asking.application(transport).clock(() -> now).build();
    private final TransientTokens tokens = TransientTokens.from(plexAuth.server(Asking.BASE, Asking.TOKEN), () -> now);

    @Test
    void nothingIsAskedBeforeSomebodyNeedsIt() {
        assertThat(tokens.toString()).contains("http://pms.test:32400").doesNotContain(Asking.TOKEN.value());

        assertThat(transport.all()).isEmpty();
    }

    @Test
    void allGetTheSameTokenForOneRequest() {
        CompletableFuture<AccessToken> one = tokens.getAsync();
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().answer(token(FIRST));

        assertThat(one).isCompletedWithValue(FIRST);
        assertThat(other).isCompletedWithValue(FIRST);
        assertThat(tokens.get()).isEqualTo(FIRST);
        assertThat(tokens.getAsync()).isCompletedWithValue(FIRST);
        assertThat(transport.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT46H59M59S, false", "PT47H, true", "PT48H, true", "PT100H, true"})
    void aTokenWithAnHourOrLessToLiveIsReplaced(Duration age, boolean replaced) {
        living(FIRST);
        now = Asking.NOW.plus(age);

        CompletableFuture<AccessToken> answer = tokens.getAsync();

        if (replaced) {
            transport.next().answer(token(SECOND));
        }
        assertThat(answer).isCompletedWithValue(replaced ? SECOND : FIRST);
        assertThat(tokens.get()).isEqualTo(replaced ? SECOND : FIRST);
        assertThat(transport.all()).hasSize(replaced ? 2 : 1);
    }

    @Test
    void aFailureFailsAllWhoWaitAndIsNotRemembered() {
        CompletableFuture<AccessToken> one = tokens.getAsync();
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().answer(Answers.page(403, ""));

        assertThat(failureOf(one)).isInstanceOf(PlexForbiddenException.class).isSameAs(failureOf(other));

        CompletableFuture<AccessToken> later = tokens.getAsync();
        transport.next().answer(token(FIRST));
        assertThat(later).isCompletedWithValue(FIRST);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void theBlockingFormThrowsWhatTheAsynchronousFailsWith() {
        CompletableFuture<AccessToken> answer = TransientTokensRaceTest.atOnce(1, tokens::get).get(0);

        transport.next().answer(Answers.page(403, ""));

        assertThat(failureOf(answer)).isInstanceOf(PlexForbiddenException.class);
    }

    @Test
    void invalidatingAnOldTokenDoesNothing() {
        living(FIRST);
        tokens.invalidate(FIRST);
        living(SECOND);

        tokens.invalidate(FIRST);
        tokens.invalidate(AccessToken.of("transient-of-somebody-else"));

        assertThat(tokens.get()).isEqualTo(SECOND);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void invalidatingAnOldTokenWhileTheNewOneIsOnItsWayDoesNothing() {
        living(FIRST);
        tokens.invalidate(FIRST);
        CompletableFuture<AccessToken> answer = tokens.getAsync();

        tokens.invalidate(FIRST);
        CompletableFuture<AccessToken> other = tokens.getAsync();
        transport.next().answer(token(SECOND));

        assertThat(answer).isCompletedWithValue(SECOND);
        assertThat(other).isCompletedWithValue(SECOND);
        assertThat(transport.all()).hasSize(2);
    }

    @Test
    void whatWasNeverGivenCanBeInvalidatedWithoutEffect() {
        tokens.invalidate(FIRST);

        assertThat(transport.all()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.invalidate(null)).withMessage("dead is null");
    }

    @Test
    void oneWhoGivesUpEndsNothingForTheOthers() {
        CompletableFuture<AccessToken> impatient = tokens.getAsync();
        CompletableFuture<AccessToken> patient = tokens.getAsync();

        impatient.cancel(true);
        tokens.getAsync().completeExceptionally(new IllegalStateException());
        tokens.getAsync().complete(AccessToken.of("forged"));
        Sent request = transport.next();
        assertThat(request.answer()).isNotDone();
        request.answer(token(FIRST));

        assertThat(patient).isCompletedWithValue(FIRST);
        assertThat(tokens.get()).isEqualTo(FIRST);
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void anInterruptedThreadStopsWaitingAndEndsNothingForTheOthers() throws InterruptedException {
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
        request.answer(token(FIRST));
        assertThat(other).isCompletedWithValue(FIRST);
    }

    @ParameterizedTest
    @EnumSource(Asking.class)
    void itIsASourceForAnyOtherServer(Asking asking) {
        living(FIRST);
        FakeTransport elsewhere = FakeTransport.answering(Answers.connections());

        asking.connections(Asking.application(elsewhere).build().server(Asking.BASE, tokens), Asking.SOURCE);

        assertThat(elsewhere.request().headers()).containsEntry("X-Plex-Token", List.of(FIRST.value()));
        assertThat(transport.all()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Asking.class)
    void asASourceItFailsInBothModesAlike(Asking asking) {
        AccessTokenSource empty = () -> null;
        FakeTransport none = FakeTransport.failingWith(new ConnectException());
        TransientTokens broken = TransientTokens.from(Asking.application(none).build().server(Asking.BASE, empty));

        assertThatThrownBy(() -> asking.token(Asking.application(none).build().server(Asking.BASE, broken)))
                .isInstanceOf(PlexTokenSourceException.class)
                .hasMessageStartingWith("the access token source (io.github.plexauth.TransientTokens) failed with ")
                .hasCauseInstanceOf(PlexTokenSourceException.class);
        assertThat(none.requests()).isEmpty();
    }

    @Test
    void anErrorWhileAskingDoesNotHoldAllWhoComeAfter() {
        AccessTokenSource source = mock(AccessTokenSource.class);
        when(source.getAsync()).thenThrow(new NoClassDefFoundError("vault"))
                .thenReturn(CompletableFuture.completedFuture(Asking.TOKEN));
        TransientTokens shaken = TransientTokens.from(plexAuth.server(Asking.BASE, source));

        assertThat(failureOf(shaken.getAsync())).isInstanceOf(NoClassDefFoundError.class);

        CompletableFuture<AccessToken> later = shaken.getAsync();
        transport.next().answer(token(FIRST));
        assertThat(later).isCompletedWithValue(FIRST);
    }

    @Test
    void aServerThatIsNotOfThisLibraryMayThrow() {
        ServerAuthentication other = mock(ServerAuthentication.class);
        when(other.getTransientTokenAsync()).thenThrow(new IllegalStateException("closed"));
        TransientTokens shaken = TransientTokens.from(other);

        assertThatThrownBy(shaken::get).isInstanceOf(IllegalStateException.class).hasMessage("closed");
        assertThatThrownBy(shaken::get).isInstanceOf(IllegalStateException.class).hasMessage("closed");
    }

    @Test
    void nothingIsMadeOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> TransientTokens.from(null)).withMessage("server is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransientTokens.from(Asking.server(transport), null))
                .withMessage("clock is null");
    }

    private void living(AccessToken token) {
        CompletableFuture<AccessToken> answer = tokens.getAsync();
        transport.next().answer(token(token));
        assertThat(answer).isCompletedWithValue(token);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        CompletableFuture<Throwable> failure = future.handle((value, failed) -> failed);
        assertThat(failure).succeedsWithin(10, TimeUnit.SECONDS).isNotNull();
        return failure.join();
    }

    static TransportResponse token(AccessToken token) {
        return Answers.json("{\"MediaContainer\":{\"size\":0,\"token\":\"" + token.value() + "\"}}");
    }
}
