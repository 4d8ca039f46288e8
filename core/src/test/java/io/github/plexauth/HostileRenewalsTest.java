package io.github.plexauth;

import static io.github.plexauth.TestFutures.failureOf;
import static io.github.plexauth.TestFutures.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.TokenKeeper.Received;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renewals that end late, badly or never, and what the callers get meanwhile. */
class HostileRenewalsTest {

    private static final Duration RENEWABLE = Duration.ofDays(6);
    private static final Duration USABLE = Duration.ofDays(7);
    private static final AccessToken FIRST = AccessToken.of("first");
    private static final AccessToken SECOND = AccessToken.of("second");
    private static final PlexException AWAY =
            PlexTransportException.of(new Failure("the network is away", null, true));

    private final Queue<CompletableFuture<Received>> renewals = new ArrayDeque<>();
    private Instant now = TestApplication.NOW;
    private boolean clockIsBroken;
    private final InstantSource clock = () -> {
        if (clockIsBroken) {
            throw new IllegalStateException("the clock is broken");
        }
        return now;
    };
    private final TokenKeeper keeper = new TokenKeeper(this::renew, clock);

    private CompletableFuture<Received> renew() {
        var renewal = new CompletableFuture<Received>();
        renewals.add(renewal);
        return renewal;
    }

    private static Received received(AccessToken token) {
        return new Received(token, RENEWABLE, USABLE);
    }

    private void receiveFirst() {
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().complete(received(FIRST));
        assertThat(valueOf(asked)).isEqualTo(FIRST);
    }

    @Test
    void aTokenThatIsRefusedDuringARenewalIsNotUsedWhenTheRenewalFails() {
        receiveFirst();
        now = now.plus(RENEWABLE);
        CompletableFuture<AccessToken> asked = keeper.getAsync();

        keeper.invalidate(FIRST);
        renewals.remove().completeExceptionally(AWAY);

        assertThat(failureOf(asked)).isSameAs(AWAY);
        CompletableFuture<AccessToken> next = keeper.getAsync();
        renewals.remove().complete(received(SECOND));
        assertThat(valueOf(next)).isEqualTo(SECOND);
    }

    @Test
    void anotherTokenThatIsRefusedDuringARenewalChangesNothing() {
        receiveFirst();
        now = now.plus(RENEWABLE);
        CompletableFuture<AccessToken> asked = keeper.getAsync();

        keeper.invalidate(SECOND);
        renewals.remove().completeExceptionally(AWAY);

        assertThat(valueOf(asked)).isEqualTo(FIRST);
    }

    @Test
    void aTokenThatIsRefusedAfterAFailedRenewalIsNotUsedAgain() {
        receiveFirst();
        now = now.plus(RENEWABLE);
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().completeExceptionally(AWAY);
        assertThat(valueOf(asked)).isEqualTo(FIRST);

        keeper.invalidate(FIRST);
        CompletableFuture<AccessToken> next = keeper.getAsync();
        renewals.remove().completeExceptionally(AWAY);

        assertThat(failureOf(next)).isSameAs(AWAY);
    }

    @Test
    void aTokenIsNotUsedAfterItsEndAlthoughARenewalHasJustFailed() {
        receiveFirst();
        now = now.plus(USABLE).minusSeconds(30);
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().completeExceptionally(AWAY);
        assertThat(valueOf(asked)).isEqualTo(FIRST);

        now = now.plusSeconds(30);
        CompletableFuture<AccessToken> after = keeper.getAsync();
        renewals.remove().completeExceptionally(AWAY);

        assertThat(failureOf(after)).isSameAs(AWAY);
    }

    /** The first time, a new token cannot be dated. The second time, the age of the old one cannot be told. */
    @Test
    void aClockThatFailsDoesNotLeaveItsCallersWaiting() {
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        clockIsBroken = true;
        renewals.remove().complete(received(FIRST));
        assertThat(failureOf(asked)).hasMessage("the clock is broken");

        clockIsBroken = false;
        receiveFirst();
        now = now.plus(RENEWABLE);
        CompletableFuture<AccessToken> again = keeper.getAsync();
        clockIsBroken = true;
        renewals.remove().completeExceptionally(AWAY);
        assertThat(failureOf(again)).hasMessage("the clock is broken");
    }

    @Test
    void aSourceThatGivesNothingIsAFailure() {
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().complete(null);

        assertThat(failureOf(asked)).isInstanceOf(NullPointerException.class);
        assertThat(failureOf(new TokenKeeper(() -> null, clock).getAsync())).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aCallerThatGivesUpHarmsNobodyElse() {
        CompletableFuture<AccessToken> impatient = keeper.getAsync();
        CompletableFuture<AccessToken> patient = keeper.getAsync();

        impatient.cancel(true);
        renewals.remove().complete(received(FIRST));

        assertThat(valueOf(patient)).isEqualTo(FIRST);
        assertThat(renewals).isEmpty();
    }

    @Test
    void aRenewalThatIsCancelledFailsItsCallersAndTheNextOneStartsAnother() {
        receiveFirst();
        now = now.plus(RENEWABLE);
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().cancel(true);
        assertThat(failureOf(asked)).isInstanceOf(CancellationException.class);

        CompletableFuture<AccessToken> next = keeper.getAsync();
        renewals.remove().complete(received(SECOND));
        assertThat(valueOf(next)).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorOfTheSourceReachesTheCallersAndIsNotKept(boolean thrown) {
        var error = new StackOverflowError();
        var sources = new ArrayDeque<CompletableFuture<Received>>();
        sources.add(CompletableFuture.failedFuture(error));
        sources.add(CompletableFuture.completedFuture(received(FIRST)));
        TokenKeeper failing = new TokenKeeper(() -> {
            CompletableFuture<Received> next = sources.remove();
            if (thrown && next.isCompletedExceptionally()) {
                throw error;
            }
            return next;
        }, clock);

        assertThat(failureOf(failing.getAsync())).isSameAs(error);
        assertThat(valueOf(failing.getAsync())).isEqualTo(FIRST);
    }

    @Test
    void aClockAtTheEndsOfTimeIsNoReasonToFail() {
        receiveFirst();
        now = Instant.MIN;
        assertThat(valueOf(keeper.getAsync())).isEqualTo(FIRST);
        now = Instant.MAX;
        CompletableFuture<AccessToken> asked = keeper.getAsync();
        renewals.remove().complete(received(SECOND));
        assertThat(valueOf(asked)).isEqualTo(SECOND);
    }
}
