package io.github.plexauth;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides whether and when a failed call is repeated, within the timeout of the call. Nothing is repeated unless
 * {@link PlexAuthBuilder#retries} sets a policy.
 *
 * <p>Before the next attempt, the library waits for the time that the server asks for in Retry-After. Without it, the
 * first pause is half a second, and each pause is twice as long as the one before. A random part of up to a half is
 * subtracted, so that many clients do not return at the same moment. The call fails at once if the pause does not fit
 * into the rest of the timeout, or if the server asks for a longer pause than the policy accepts.
 *
 * <p>Policies are immutable. Every {@code with} method returns a copy.
 */
public final class RetryPolicy {

    /** After these statuses the next response would be the same, or the account may be locked. */
    private static final Set<Integer> NEVER_REPEATED = Set.of(400, 401, 403, 404, 422);

    private static final Duration MAX_PAUSE = Duration.ofDays(1);
    private static final RetryPolicy DEFAULTS = new RetryPolicy(
            1, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(30),
            Set.of(429, 502, 503, 504, 520, 521, 522, 523, 524, 530), true);

    private final int maxAttempts;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Duration longestRetryAfter;
    private final Set<Integer> statuses;
    private final boolean connectionFailures;

    private RetryPolicy(
            int maxAttempts,
            Duration firstPause,
            Duration longestPause,
            Duration longestRetryAfter,
            Set<Integer> statuses,
            boolean connectionFailures) {
        this.maxAttempts = maxAttempts;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.longestRetryAfter = longestRetryAfter;
        this.statuses = statuses;
        this.connectionFailures = connectionFailures;
    }

    /**
     * Returns the policy that never repeats a call. This is the default.
     *
     * @return the policy
     */
    public static RetryPolicy none() {
        return DEFAULTS;
    }

    /**
     * Returns the policy that repeats a call after the statuses 429, 502, 503 and 504, after 520 to 524 and 530, by
     * which CDNs say that they cannot reach the server, and after connection failures. Its pauses grow from half a
     * second to 10 seconds, and it accepts a Retry-After of up to 30 seconds.
     *
     * @param maxAttempts the largest number of attempts, including the first; at least 1
     * @return the policy
     */
    public static RetryPolicy upTo(int maxAttempts) {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is less than 1");
        }
        return new RetryPolicy(
                maxAttempts,
                DEFAULTS.firstPause,
                DEFAULTS.longestPause,
                DEFAULTS.longestRetryAfter,
                DEFAULTS.statuses,
                DEFAULTS.connectionFailures);
    }

    /**
     * Returns a policy with other pauses between attempts. They apply if the server sends no Retry-After.
     *
     * @param first   the pause after the first failure, before the random part is subtracted; up to one day
     * @param longest the longest pause; up to one day
     * @return the other policy
     */
    public RetryPolicy withPauses(Duration first, Duration longest) {
        return new RetryPolicy(
                maxAttempts,
                requirePause(first, "first"),
                requirePause(longest, "longest"),
                longestRetryAfter,
                statuses,
                connectionFailures);
    }

    /**
     * Returns a policy that accepts another Retry-After.
     *
     * @param longest the longest pause that a server may ask for; up to one day
     * @return the other policy
     */
    public RetryPolicy withLongestRetryAfter(Duration longest) {
        return new RetryPolicy(
                maxAttempts,
                firstPause,
                longestPause,
                requirePause(longest, "longest"),
                statuses,
                connectionFailures);
    }

    /**
     * Returns a policy that repeats a call after other statuses.
     *
     * @param statuses the statuses; 400, 401, 403, 404 and 422 are not allowed, because the next response would be the
     *                 same or the account may be locked
     * @return the other policy
     */
    public RetryPolicy withStatuses(Set<Integer> statuses) {
        Set<Integer> copy = Set.copyOf(Objects.requireNonNull(statuses, "statuses"));
        if (copy.stream().anyMatch(NEVER_REPEATED::contains)) {
            throw new IllegalArgumentException("statuses contains 400, 401, 403, 404 or 422");
        }
        return new RetryPolicy(
                maxAttempts, firstPause, longestPause, longestRetryAfter, copy, connectionFailures);
    }

    /**
     * Returns a policy that repeats or does not repeat a call after a connection was refused or broke. All calls of
     * this library can be repeated safely.
     *
     * @param repeated whether such a call is repeated
     * @return the other policy
     */
    public RetryPolicy withConnectionFailures(boolean repeated) {
        return new RetryPolicy(maxAttempts, firstPause, longestPause, longestRetryAfter, statuses, repeated);
    }

    private static Duration requirePause(Duration value, String parameter) {
        if (Objects.requireNonNull(value, parameter).isNegative() || value.compareTo(MAX_PAUSE) > 0) {
            throw new IllegalArgumentException(parameter + " is not from zero to one day");
        }
        return value;
    }

    Optional<Duration> pauseAfter(int failedAttempts, PlexException failure) {
        return pauseAfter(failedAttempts, failure, ThreadLocalRandom.current().nextDouble());
    }

    /** Decides with a given random number, which is from 0 to 1. */
    Optional<Duration> pauseAfter(int failedAttempts, PlexException failure, double random) {
        if (failedAttempts >= maxAttempts || !isRepeatable(failure)) {
            return Optional.empty();
        }
        Optional<Duration> retryAfter =
                failure instanceof PlexStatusException error ? error.retryAfter() : Optional.empty();
        if (retryAfter.isPresent()) {
            return retryAfter.filter(wait -> wait.compareTo(longestRetryAfter) <= 0);
        }
        double doubled = firstPause.toNanos() * Math.pow(2, failedAttempts - 1);
        double pause = Math.min(doubled, (double) longestPause.toNanos());
        return Optional.of(Duration.ofNanos((long) (pause * (1 - random / 2))));
    }

    private boolean isRepeatable(PlexException failure) {
        if (failure instanceof PlexStatusException error) {
            return statuses.contains(error.status());
        }
        return connectionFailures
                && failure instanceof PlexTransportException
                && !(failure instanceof PlexTimeoutException) // There is no time left.
                && failure.retryable();
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxAttempts=" + maxAttempts + ", firstPause=" + firstPause + ", longestPause="
                + longestPause + ", longestRetryAfter=" + longestRetryAfter + ", statuses=" + statuses
                + ", connectionFailures=" + connectionFailures + "]";
    }
}
