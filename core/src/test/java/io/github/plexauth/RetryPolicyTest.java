package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.error.detail.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are repeated and after which pause, with given random numbers. */
class RetryPolicyTest {

    private static final RetryPolicy USUAL = RetryPolicy.upTo(5);
    private static final PlexException BROKEN = PlexTransportException.of(
            new Failure("broken", new IOException(), true));

    @Test
    void nothingIsRepeatedByDefault() {
        assertThat(RetryPolicy.none().pauseAfter(1, status(503), 0)).isEmpty();
        assertThat(RetryPolicy.none().pauseAfter(1, BROKEN, 0)).isEmpty();
    }

    @Test
    void onlyRateLimitsAndStatusesOfUnreachableServersAreRepeatedByDefault() {
        List<Integer> retried = IntStream.range(300, 1000)
                .filter(status -> USUAL.pauseAfter(1, status(status), 0).isPresent())
                .boxed()
                .toList();

        assertThat(retried).containsExactly(429, 502, 503, 504, 520, 521, 522, 523, 524, 530);
    }

    @Test
    void connectionFailuresAreRepeatedUnlessThePolicyForbidsIt() {
        RetryPolicy without = USUAL.withConnectionFailures(false);

        assertThat(USUAL.pauseAfter(1, BROKEN, 0)).isPresent();
        assertThat(without.pauseAfter(1, BROKEN, 0)).isEmpty();
        assertThat(without.withConnectionFailures(true).pauseAfter(1, BROKEN, 0)).isPresent();
    }

    static Stream<PlexException> otherFailures() {
        return Stream.of(
                PlexTransportException.of(new Failure("TLS, or interrupted", new IOException(), false)),
                PlexTimeoutException.of(new Failure("no time is left", new IOException(), true)),
                PlexInvalidResponseException.of(Failure.of("not the response of a server")),
                PlexTokenSourceException.of(new Failure("the source", BROKEN, true)),
                PlexConnectException.of(new Failure("no connection", null, true), List.of()));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void noOtherFailureIsRepeated(PlexException failure) {
        assertThat(USUAL.pauseAfter(1, failure, 0)).isEmpty();
    }

    @Test
    void theFirstAttemptCounts() {
        RetryPolicy three = RetryPolicy.upTo(3);

        assertThat(three.pauseAfter(1, BROKEN, 0)).isPresent();
        assertThat(three.pauseAfter(2, BROKEN, 0)).isPresent();
        assertThat(three.pauseAfter(3, BROKEN, 0)).isEmpty();
        assertThat(three.pauseAfter(4, BROKEN, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "4, 800", "5, 1000", "6, 1000", "63, 1000", "64, 1000", "65, 1000",
        "1024, 1000", "1025, 1000", "2000000000, 1000"})
    void thePauseDoublesUpToTheLongestPause(int failedAttempts, long millis) {
        assertThat(pause(failedAttempts, 0)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 100000", "1, 1, 50000", "1, 0.5, 75000", "2, 1, 100000", "9, 0, 1000000", "9, 1, 500000"})
    void theRandomPartIsUpToHalfOfThePause(int failedAttempts, double random, long micros) {
        assertThat(pause(failedAttempts, random)).isEqualTo(Duration.ofNanos(micros * 1000));
    }

    private static Duration pause(int failedAttempts, double random) {
        return policy(Integer.MAX_VALUE, 100, 1000).pauseAfter(failedAttempts, BROKEN, random).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1025, 2_000_000_000})
    void aFirstPauseOfZeroStaysZero(int failedAttempts) {
        assertThat(policy(Integer.MAX_VALUE, 0, 1000).pauseAfter(failedAttempts, BROKEN, 0)).contains(Duration.ZERO);
    }

    @Test
    void theLongestPauseAlsoLimitsTheFirstPause() {
        assertThat(policy(3, 500, 20).pauseAfter(1, BROKEN, 0)).contains(Duration.ofMillis(20));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "7, 7", "30, 30", "31, ", "999999999, "})
    void retryAfterIsUsedExactlyUpToTheLongestAccepted(long asked, Long waited) {
        assertThat(USUAL.pauseAfter(1, status(429, Duration.ofSeconds(asked)), 1))
                .isEqualTo(Optional.ofNullable(waited).map(Duration::ofSeconds));
        assertThat(USUAL.pauseAfter(4, status(503, Duration.ofSeconds(asked)), 0.3))
                .isEqualTo(Optional.ofNullable(waited).map(Duration::ofSeconds));
    }

    @Test
    void retryAfterDoesNotMakeAFinalFailureRepeatable() {
        assertThat(USUAL.pauseAfter(1, status(403, Duration.ofSeconds(1)), 0)).isEmpty();
        assertThat(USUAL.pauseAfter(5, status(429, Duration.ofSeconds(1)), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void statusesThatAreNeverRepeatedCannotBeConfigured(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.none().withStatuses(Set.of(503, status)))
                .withMessage("statuses contains 400, 401, 403, 404 or 422");
    }

    @Test
    void statusesMustNotContainNullAndMayBeEmpty() {
        assertThatNullPointerException().isThrownBy(() -> USUAL.withStatuses(null)).withMessage("statuses");
        assertThatNullPointerException().isThrownBy(() -> USUAL.withStatuses(new HashSet<>(Arrays.asList(503, null))));
        assertThat(USUAL.withStatuses(Set.of()).pauseAfter(1, status(503), 0)).isEmpty();
    }

    @Test
    void theStatusesAreCopied() {
        Set<Integer> statuses = new HashSet<>(Set.of(500));
        RetryPolicy policy = USUAL.withStatuses(statuses);

        statuses.add(401);

        assertThat(policy.pauseAfter(1, status(500), 0)).isPresent();
        assertThat(policy.pauseAfter(1, status(503), 0)).isEmpty();
        assertThat(policy.pauseAfter(1, status(401), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void thereIsAtLeastOneAttempt(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.upTo(attempts))
                .withMessage("maxAttempts is less than 1");
        assertThat(RetryPolicy.upTo(1)).asString().contains("maxAttempts=1,");
    }

    static Stream<Duration> badPauses() {
        return Stream.of(
                Duration.ofNanos(-1), Duration.ofDays(1).plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("badPauses")
    void pausesAreFromZeroToOneDay(Duration bad) {
        Duration good = Duration.ofDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.withPauses(bad, good))
                .withMessage("first is not from zero to one day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.withPauses(good, bad))
                .withMessage("longest is not from zero to one day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.withLongestRetryAfter(bad))
                .withMessage("longest is not from zero to one day");
    }

    @Test
    void pausesMustNotBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> USUAL.withPauses(null, Duration.ZERO)).withMessage("first");
        assertThatNullPointerException()
                .isThrownBy(() -> USUAL.withPauses(Duration.ZERO, null)).withMessage("longest");
        assertThatNullPointerException().isThrownBy(() -> USUAL.withLongestRetryAfter(null)).withMessage("longest");
    }

    @Test
    void theLongestRetryAfterCanBeChanged() {
        RetryPolicy policy = USUAL.withLongestRetryAfter(Duration.ofSeconds(60));

        assertThat(policy.pauseAfter(1, status(429, Duration.ofSeconds(60)), 0)).contains(Duration.ofSeconds(60));
        assertThat(policy.pauseAfter(1, status(429, Duration.ofSeconds(61)), 0)).isEmpty();
    }

    @Test
    void theDefaultPausesGrowFromHalfASecondToTenSeconds() {
        RetryPolicy policy = RetryPolicy.upTo(100);

        assertThat(policy.pauseAfter(1, BROKEN, 0)).contains(Duration.ofMillis(500));
        assertThat(policy.pauseAfter(2, BROKEN, 0)).contains(Duration.ofSeconds(1));
        assertThat(policy.pauseAfter(5, BROKEN, 0)).contains(Duration.ofSeconds(8));
        assertThat(policy.pauseAfter(6, BROKEN, 0)).contains(Duration.ofSeconds(10));
    }

    @Test
    void everyWithMethodReturnsACopyAndKeepsTheOtherSettings() {
        RetryPolicy changed = USUAL.withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                .withLongestRetryAfter(Duration.ofSeconds(3))
                .withStatuses(Set.of(500))
                .withConnectionFailures(false);

        assertThat(changed).hasToString("RetryPolicy[maxAttempts=5, firstPause=PT0.001S, longestPause=PT0.002S,"
                + " longestRetryAfter=PT3S, statuses=[500], connectionFailures=false]");
        assertThat(USUAL.toString()).startsWith("RetryPolicy[maxAttempts=5, firstPause=PT0.5S, longestPause=PT10S,"
                + " longestRetryAfter=PT30S, statuses=[").endsWith("], connectionFailures=true]");
    }

    /** The random number of the library is from 0 to 1, so it may subtract up to half of the pause. */
    @Test
    void theLibraryChoosesTheRandomPart() {
        assertThat(policy(5, 100, 100).pauseAfter(1, BROKEN).orElseThrow())
                .isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    private static RetryPolicy policy(int maxAttempts, long first, long longest) {
        return RetryPolicy.upTo(maxAttempts).withPauses(Duration.ofMillis(first), Duration.ofMillis(longest));
    }

    private static PlexStatusException status(int status) {
        return status(status, Optional.empty());
    }

    private static PlexStatusException status(int status, Duration retryAfter) {
        return status(status, Optional.of(retryAfter));
    }

    private static PlexStatusException status(int status, Optional<Duration> retryAfter) {
        return PlexStatusException.of(
                "message", new ErrorResponse(status, List.of(), Optional.empty(), Optional.empty(), retryAfter));
    }
}
