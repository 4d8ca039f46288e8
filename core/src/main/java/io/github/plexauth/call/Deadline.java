package io.github.plexauth.call;

import java.time.Duration;

/**
 * The point in time at which a call ends.
 *
 * @param timeout   the time that the whole call may take
 * @param startNano when the call started, by {@link System#nanoTime()}
 */
record Deadline(Duration timeout, long startNano) {

    /** Returns the deadline of a call that starts now. */
    static Deadline after(Duration timeout) {
        return new Deadline(timeout, System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNano);
    }

    /** Returns the time that is left; zero or negative if the deadline has passed. */
    Duration remaining() {
        return timeout.minus(elapsed());
    }

    static boolean hasPassed(Duration remaining) {
        return remaining.isNegative() || remaining.isZero();
    }
}
