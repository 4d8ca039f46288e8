package io.github.plexauth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a listener hears of a wait. The clock is moved by the test. */
class CountdownTest {

    private final FakeTimers timers = new FakeTimers();
    private final CompletableFuture<String> wait = new CompletableFuture<>();
    private final List<Long> heard = new ArrayList<>();

    private void start(Duration left) {
        Countdown.start(timers, timers.nanoTime() + left.toNanos(), heard::add, wait);
    }

    @Test
    void theListenerHearsEverySecondHowManyAreLeft() {
        start(Duration.ofMillis(3_500));

        timers.advance(Duration.ZERO);
        assertThat(heard).containsExactly(4L);
        timers.advance(Duration.ofMillis(499));
        assertThat(heard).hasSize(1);
        timers.advance(Duration.ofMillis(1));
        assertThat(heard).containsExactly(4L, 3L);
        timers.advance(Duration.ofMillis(3_000));

        assertThat(heard).containsExactly(4L, 3L, 2L, 1L);
        assertThat(timers.planned()).isZero();
    }

    @Test
    void theListenerHearsNothingAfterTheEndOfTheWait() {
        start(Duration.ofMinutes(30));
        timers.advance(Duration.ofSeconds(1));

        wait.complete("token");
        assertThat(timers.planned()).isZero();
        timers.advance(Duration.ofMinutes(1));

        assertThat(heard).containsExactly(1_800L, 1_799L);
    }

    @Test
    void whatTheListenerThrowsFailsTheWait() {
        var mistake = new IllegalStateException("a mistake of the application");
        Countdown.start(timers, timers.nanoTime() + Duration.ofMinutes(1).toNanos(), secondsLeft -> {
            throw mistake;
        }, wait);

        timers.advance(Duration.ZERO);

        assertThat(wait).isCompletedExceptionally();
        assertThat(wait.handle((value, failure) -> failure).join()).isSameAs(mistake);
        assertThat(timers.planned()).isZero();
    }
}
