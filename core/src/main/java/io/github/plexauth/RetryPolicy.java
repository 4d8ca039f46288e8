package io.github.plexauth;

import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether and when a failed call is made again, within its own timeout. Off unless {@link PlexAuth.Builder#retries}
 * sets it.
 *
 * <p>Between attempts it waits: what the server asks for in Retry-After, or else twice as long each time, less a random
 * part of up to a half, so that many clients do not come back at the same moment. If the wait does not fit into what is
 * left of the timeout, or the server asks for more than the ceiling, the call fails at once.
 *
 * @param attempts           how often a call is made at most, the first time included; 1 for never again
 * @param firstPause         the wait after the first failure, before its random part is taken off
 * @param longestPause       the longest such wait
 * @param longestRetryAfter  the longest Retry-After that is waited for
 * @param statuses           the statuses that are worth another attempt; none of 400, 401, 403, 404 and 422, which mean
 *                           that the next answer would be the same, or that an account may be locked
 * @param connectionFailures whether a connection that is refused or breaks is worth another attempt; both calls of the
 *                           library may be repeated safely
 */
public record RetryPolicy(
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration longestRetryAfter,
        Set<Integer> statuses,
        boolean connectionFailures) {

    private static final Set<Integer> NEVER = Set.of(400, 401, 403, 404, 422);

    /** Refuses what makes no sense, and copies the set. */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is less than 1");
        }
        requireNotNegative(firstPause, "firstPause");
        requireNotNegative(longestPause, "longestPause");
        requireNotNegative(longestRetryAfter, "longestRetryAfter");
        if (statuses == null || statuses.stream().anyMatch(status -> status == null || NEVER.contains(status))) {
            throw new IllegalArgumentException("statuses is or has null, or has one of 400, 401, 403, 404 and 422");
        }
        statuses = Set.copyOf(statuses);
    }

    private static void requireNotNegative(Duration value, String parameter) {
        if (value == null || value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(parameter + " is not from zero to a day");
        }
    }

    /**
     * Makes no second attempt: the default.
     *
     * @return the policy
     */
    public static RetryPolicy none() {
        return upTo(1);
    }

    /**
     * Tries again after 429, 502, 503, 504 and connection failures: after half a second, then a second and so on up to
     * 10 seconds, and waits for a Retry-After of up to 30 seconds.
     *
     * @param attempts how often a call is made at most, the first time included
     * @return the policy
     */
    public static RetryPolicy upTo(int attempts) {
        return new RetryPolicy(
                attempts, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(30),
                Set.of(429, 502, 503, 504), true);
    }

    /**
     * Decides about another attempt.
     *
     * @param failedAttempts how many have failed so far, at least 1
     * @param failure        what the last one failed with
     * @param random         from 0 to 1: how much of the random part to take off
     * @return how long to wait before it; empty for no other attempt
     */
    Optional<Duration> pauseAfter(int failedAttempts, PlexException failure, double random) {
        if (failedAttempts >= attempts || !isWorthwhile(failure)) {
            return Optional.empty();
        }
        Optional<Duration> asked =
                failure instanceof PlexApiException refusal ? refusal.retryAfter() : Optional.empty();
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(longestRetryAfter) <= 0);
        }
        double doubled = firstPause.toNanos() * Math.pow(2, failedAttempts - 1);
        double pause = Math.min(doubled, longestPause.toNanos());
        return Optional.of(Duration.ofNanos((long) (pause * (1 - random / 2))));
    }

    private boolean isWorthwhile(PlexException failure) {
        if (failure instanceof PlexApiException refusal) {
            return statuses.contains(refusal.status());
        }
        return connectionFailures
                && failure instanceof PlexTransportException
                && !(failure instanceof PlexTimeoutException) // There is no time left.
                && failure.retryable();
    }
}
