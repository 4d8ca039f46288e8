package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.Refusal;
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

/** What is tried again, and after how long; without a clock and without chance. */
class RetryPolicyTest {

    private static final RetryPolicy USUAL = RetryPolicy.upTo(5);
    private static final PlexException BROKEN = new PlexTransportException("broken", new IOException(), true);

    @Test
    void nothingIsTriedAgainUnlessAskedFor() {
        assertThat(RetryPolicy.none().attempts()).isEqualTo(1);
        assertThat(RetryPolicy.none().pauseAfter(1, status(503), 0)).isEmpty();
        assertThat(RetryPolicy.none().pauseAfter(1, BROKEN, 0)).isEmpty();
    }

    @Test
    void theUsualStatusesAreTooManyRequestsAndServersInTrouble() {
        List<Integer> retried = IntStream.range(300, 1000)
                .filter(status -> USUAL.pauseAfter(1, status(status), 0).isPresent())
                .boxed()
                .toList();

        assertThat(retried).containsExactly(429, 502, 503, 504);
    }

    @Test
    void onlyAConnectionThatMayWorkLaterIsTriedAgain() {
        RetryPolicy without = new RetryPolicy(
                5, Duration.ZERO, Duration.ZERO, Duration.ZERO, Set.of(429, 502, 503, 504), false);

        assertThat(USUAL.pauseAfter(1, BROKEN, 0)).isPresent();
        assertThat(without.pauseAfter(1, BROKEN, 0)).isEmpty();
    }

    static Stream<PlexException> whatStaysTheSame() {
        return Stream.of(
                new PlexTransportException("TLS, or interrupted", new IOException(), false),
                new PlexTimeoutException("the time is up", new IOException()),
                new PlexResponseException("no answer of a server"),
                new PlexTokenSourceException("the source", BROKEN),
                new PlexConnectException("no connection", List.of(), true));
    }

    @ParameterizedTest
    @MethodSource("whatStaysTheSame")
    void noOtherFailureIsTriedAgain(PlexException failure) {
        assertThat(USUAL.pauseAfter(1, failure, 0)).isEmpty();
    }

    @Test
    void attemptsCountTheFirstTimeToo() {
        RetryPolicy three = RetryPolicy.upTo(3);

        assertThat(three.pauseAfter(1, BROKEN, 0)).isPresent();
        assertThat(three.pauseAfter(2, BROKEN, 0)).isPresent();
        assertThat(three.pauseAfter(3, BROKEN, 0)).isEmpty();
        assertThat(three.pauseAfter(4, BROKEN, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "4, 800", "5, 1000", "6, 1000", "63, 1000", "64, 1000", "65, 1000",
        "1024, 1000", "1025, 1000", "2000000000, 1000"})
    void thePauseDoublesUpToItsCeiling(int failedAttempts, long millis) {
        assertThat(pause(failedAttempts, 0)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 100000", "1, 1, 50000", "1, 0.5, 75000", "2, 1, 100000", "9, 0, 1000000", "9, 1, 500000"})
    void chanceTakesOffUpToAHalf(int failedAttempts, double random, long micros) {
        assertThat(pause(failedAttempts, random)).isEqualTo(Duration.ofNanos(micros * 1000));
    }

    private static Duration pause(int failedAttempts, double random) {
        return policy(Integer.MAX_VALUE, 100, 1000).pauseAfter(failedAttempts, BROKEN, random).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1025, 2_000_000_000})
    void noFirstPauseIsNoPauseAtAll(int failedAttempts) {
        assertThat(policy(Integer.MAX_VALUE, 0, 1000).pauseAfter(failedAttempts, BROKEN, 0)).contains(Duration.ZERO);
    }

    @Test
    void aCeilingBelowTheFirstPauseHoldsFromTheFirstOn() {
        assertThat(policy(3, 500, 20).pauseAfter(1, BROKEN, 0)).contains(Duration.ofMillis(20));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "7, 7", "30, 30", "31, ", "999999999, "})
    void whatTheServerAsksForIsWaitedForExactlyUpToItsCeiling(long asked, Long waited) {
        assertThat(USUAL.pauseAfter(1, status(429, Duration.ofSeconds(asked)), 1))
                .isEqualTo(Optional.ofNullable(waited).map(Duration::ofSeconds));
        assertThat(USUAL.pauseAfter(4, status(503, Duration.ofSeconds(asked)), 0.3))
                .isEqualTo(Optional.ofNullable(waited).map(Duration::ofSeconds));
    }

    @Test
    void aServerThatAsksToWaitDoesNotMakeItsRefusalWorthwhile() {
        assertThat(USUAL.pauseAfter(1, status(403, Duration.ofSeconds(1)), 0)).isEmpty();
        assertThat(USUAL.pauseAfter(5, status(429, Duration.ofSeconds(1)), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void whatMayLockAnAccountIsNeverTriedAgain(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStatuses(Set.of(503, status)))
                .withMessageStartingWith("statuses ");
    }

    @Test
    void noStatusesAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> withStatuses(null)).withMessageStartingWith("statuses ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStatuses(new HashSet<>(Arrays.asList(503, null))))
                .withMessageStartingWith("statuses ");
        assertThat(withStatuses(Set.of()).pauseAfter(1, status(503), 0)).isEmpty();
    }

    @Test
    void theSetIsACopyThatNobodyChanges() {
        Set<Integer> statuses = new HashSet<>(Set.of(500));
        RetryPolicy policy = withStatuses(statuses);

        statuses.add(401);

        assertThat(policy.statuses()).containsExactly(500);
        assertThat(policy.pauseAfter(1, status(500), 0)).isPresent();
        assertThat(policy.pauseAfter(1, status(503), 0)).isEmpty();
        assertThatThrownBy(() -> policy.statuses().add(401)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void theFirstAttemptIsAlwaysMade(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.upTo(attempts))
                .withMessage("attempts is less than 1");
    }

    static Stream<Duration> badPauses() {
        return Stream.of(
                null, Duration.ofNanos(-1), Duration.ofDays(1).plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("badPauses")
    void pausesAreFromZeroToADay(Duration bad) {
        Duration good = Duration.ofDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, bad, good, good, Set.of(), true))
                .withMessage("firstPause is not from zero to a day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, good, bad, good, Set.of(), true))
                .withMessage("longestPause is not from zero to a day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, good, good, bad, Set.of(), true))
                .withMessage("longestRetryAfter is not from zero to a day");
    }

    private static RetryPolicy policy(int attempts, long first, long longest) {
        return new RetryPolicy(
                attempts, Duration.ofMillis(first), Duration.ofMillis(longest), Duration.ZERO, Set.of(), true);
    }

    private static RetryPolicy withStatuses(Set<Integer> statuses) {
        return new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ZERO, statuses, true);
    }

    private static PlexApiException status(int status) {
        return new PlexApiException("", new Refusal(status, List.of(), "", "", Optional.empty()));
    }

    private static PlexApiException status(int status, Duration retryAfter) {
        return new PlexApiException("", new Refusal(status, List.of(), "", "", Optional.of(retryAfter)));
    }
}
