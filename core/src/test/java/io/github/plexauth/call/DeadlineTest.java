package io.github.plexauth.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time that is left of a call. */
class DeadlineTest {

    @Test
    void theRemainingTimeShrinksFromTheTimeout() {
        Deadline deadline = Deadline.after(Duration.ofHours(1));

        Duration first = deadline.remaining();
        Duration second = deadline.remaining();

        assertThat(first).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(second).isLessThanOrEqualTo(first);
        assertThat(deadline.elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(1).minus(second));
    }

    @Test
    void theRemainingTimeIsNotPositiveAfterTheDeadline() {
        Deadline deadline = new Deadline(Duration.ofSeconds(1), System.nanoTime() - 2_000_000_000L);

        assertThat(deadline.remaining()).isNegative();
        assertThat(Deadline.hasPassed(deadline.remaining())).isTrue();
    }

    @Test
    void aDeadlineHasPassedIfNoTimeIsLeft() {
        assertThat(Deadline.hasPassed(Duration.ofNanos(1))).isFalse();
        assertThat(Deadline.hasPassed(Duration.ZERO)).isTrue();
        assertThat(Deadline.hasPassed(Duration.ofNanos(-1))).isTrue();
    }

    /** A duration may be longer than a long has nanoseconds. */
    @Test
    void theTimeoutMayBeTheLongestDuration() {
        assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).remaining()).isGreaterThan(Duration.ofDays(1));
    }
}
