package io.github.plexauth.call;

import io.github.plexauth.error.PlexException;
import java.time.Duration;
import java.util.Optional;

/** Decides whether and when a call is attempted again. */
@FunctionalInterface
public interface RetryRule {

    /** Never repeats a call. */
    RetryRule NEVER = (failedAttempts, failure) -> Optional.empty();

    /**
     * Returns how long to wait before the next attempt.
     *
     * @param failedAttempts the number of attempts that have failed, at least 1
     * @param failure        the exception of the last one
     * @return the pause; empty if there is no other attempt
     */
    Optional<Duration> pauseAfter(int failedAttempts, PlexException failure);
}
