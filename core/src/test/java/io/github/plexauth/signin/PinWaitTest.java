package io.github.plexauth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.TestFutures;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a wait for a PIN asks, and how it ends. The clock is moved by the test, so nothing waits. */
class PinWaitTest {

    private static final Duration PIN = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofDays(1);
    private static final LongConsumer NOBODY = secondsLeft -> {};

    private final FakeTimers timers = new FakeTimers();
    private final List<CompletableFuture<Optional<String>>> questions = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();

    private CompletableFuture<String> start(Duration pinLeft, Duration timeout, LongConsumer listener) {
        return start(pinLeft, timeout, listener, new Slots(1, Runnable::run));
    }

    private CompletableFuture<String> start(Duration pinLeft, Duration timeout, LongConsumer listener, Slots slots) {
        return PinWait.start(
                this::ask, WaitEnd.of(pinLeft, timeout), Duration.ofSeconds(30), listener, timers, slots);
    }

    private CompletableFuture<String> start() {
        return start(PIN, LONG, NOBODY);
    }

    private CompletableFuture<Optional<String>> ask(Duration timeout) {
        var question = new CompletableFuture<Optional<String>>();
        timeouts.add(timeout);
        questions.add(question);
        return question;
    }

    private CompletableFuture<Optional<String>> latest() {
        return questions.get(questions.size() - 1);
    }

    private void answerNotYet() {
        latest().complete(Optional.empty());
    }

    private static PlexStatusException status(int status, Duration retryAfter) {
        return PlexStatusException.of("the failure.", new ErrorResponse(
                status, List.of(), Optional.empty(), Optional.empty(), Optional.ofNullable(retryAfter)));
    }

    @Test
    void thePinIsAskedForAtOnceAndThenASecondAfterEachAnswer() {
        CompletableFuture<String> wait = start();
        assertThat(questions).hasSize(1);

        for (int asked = 1; asked < 5; asked++) {
            answerNotYet();
            timers.advance(Duration.ofMillis(999));
            assertThat(questions).hasSize(asked);
            timers.advance(Duration.ofMillis(1));
            assertThat(questions).hasSize(asked + 1);
        }
        latest().complete(Optional.of("token"));

        assertThat(wait).isCompletedWithValue("token");
        assertNothingIsLeft();
    }

    @Test
    void thereIsOneQuestionAtATime() {
        start();

        timers.advance(Duration.ofMinutes(1));

        assertThat(questions).hasSize(1);
        assertThat(timeouts).containsExactly(Duration.ofSeconds(10));
    }

    static Stream<PlexException> passingFailures() {
        return Stream.of(
                status(400, null), status(401, null), status(403, null), status(302, null), status(429, null),
                status(500, null), status(503, null), status(511, null),
                PlexInvalidResponseException.of(Failure.of("broken")),
                PlexTimeoutException.of(Failure.of("late")),
                PlexTransportException.of(new Failure("refused", new IOException(), true)),
                PlexTransportException.of(new Failure("tls", new IOException(), false)));
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void afterAFailureThePausesGrowFromTwoSecondsToHalfAMinute(PlexException failure) {
        CompletableFuture<String> wait = start();

        for (int seconds : List.of(2, 4, 8, 16, 30, 30)) {
            int asked = questions.size();
            latest().completeExceptionally(failure);
            timers.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(questions).hasSize(asked);
            timers.advance(Duration.ofMillis(1));
            assertThat(questions).hasSize(asked + 1);
        }
        answerNotYet();
        timers.advance(Duration.ofSeconds(1));
        latest().completeExceptionally(failure);
        int asked = questions.size();
        timers.advance(Duration.ofSeconds(2));
        assertThat(questions).hasSize(asked + 1);
        assertThat(wait).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "100, 100"})
    void theTimeThatPlexTvAsksForIsWaited(int retryAfter, int seconds) {
        start();
        latest().completeExceptionally(status(429, Duration.ofSeconds(retryAfter)));

        timers.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(questions).hasSize(1);
        timers.advance(Duration.ofMillis(1));
        assertThat(questions).hasSize(2);
    }

    @Test
    void aPauseBeyondTheEndOfThePinIsNotFollowedByAQuestion() {
        CompletableFuture<String> wait = start();
        latest().completeExceptionally(status(429, PIN));

        timers.advance(PIN);

        assertThat(questions).hasSize(1);
        assertThat(TestFutures.failureOf(wait))
                .isInstanceOf(PlexPinExpiredException.class)
                .hasMessage("the PIN expired before a person confirmed it. Create another one. The last request failed:"
                        + " the failure.")
                .hasCauseInstanceOf(PlexStatusException.class);
        assertNothingIsLeft();
    }

    @Test
    void theWaitEndsWithThePinAndEndsTheQuestionInFlight() {
        CompletableFuture<String> wait = start(Duration.ofSeconds(5), LONG, NOBODY);

        timers.advance(Duration.ofSeconds(5));

        assertThat(TestFutures.failureOf(wait))
                .isInstanceOf(PlexPinExpiredException.class)
                .hasMessage("the PIN expired before a person confirmed it. Create another one.");
        assertThat(latest()).isCancelled();
        assertThat(timeouts).containsExactly(Duration.ofSeconds(5));
        assertNothingIsLeft();
    }

    @Test
    void theWaitEndsAtTheTimeoutOfTheCaller() {
        CompletableFuture<String> wait = start(PIN, Duration.ofSeconds(5), NOBODY);

        timers.advance(Duration.ofSeconds(5));

        assertThat(TestFutures.failureOf(wait))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessage("no person confirmed the PIN within 5000 ms. The PIN is still valid: wait for it again, or"
                        + " allow more time.");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aPinThatPlexTvDoesNotKnowEndsTheWait(int status) {
        CompletableFuture<String> wait = start();

        latest().completeExceptionally(new CompletionException(status(status, null)));

        assertThat(TestFutures.failureOf(wait)).isInstanceOf(PlexPinExpiredException.class).hasMessage("the failure.");
        assertNothingIsLeft();
    }

    static Stream<Throwable> lastingFailures() {
        return Stream.of(
                PlexTransportException.of(new Failure("closed", new TransportClosedException(), false)),
                new IllegalStateException("a mistake of the library"),
                new OutOfMemoryError("for a test"));
    }

    @ParameterizedTest
    @MethodSource("lastingFailures")
    void aFailureThatWillNotPassEndsTheWait(Throwable failure) {
        CompletableFuture<String> wait = start();

        latest().completeExceptionally(failure);

        assertThat(TestFutures.failureOf(wait)).isSameAs(failure);
        assertNothingIsLeft();
    }

    @Test
    void aPinThatHasExpiredIsNotAskedFor() {
        for (Duration left : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThat(TestFutures.failureOf(start(left, LONG, NOBODY))).isInstanceOf(PlexPinExpiredException.class);
        }
        assertThat(questions).isEmpty();
    }

    @Test
    void completingTheFutureEndsTheQuestionInFlight() {
        CompletableFuture<String> wait = start();

        wait.cancel(true);

        assertThat(latest()).isCancelled();
        assertNothingIsLeft();
    }

    @Test
    void aWaitThatEndsBeforeItsTurnLeavesItToTheNext() {
        var slots = new Slots(1, Runnable::run);
        start(PIN, LONG, NOBODY, slots);
        CompletableFuture<String> second = start(PIN, LONG, NOBODY, slots);
        start(PIN, LONG, NOBODY, slots);

        second.cancel(true);
        questions.get(0).complete(Optional.of("token"));

        assertThat(questions).hasSize(2);
    }

    @Test
    void completingTheFutureDuringAPauseEndsTheWait() {
        CompletableFuture<String> wait = start();
        answerNotYet();

        wait.complete("something else");
        timers.advance(Duration.ofMinutes(1));

        assertThat(questions).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void aListenerThatThrowsEndsTheQuestionInFlight() {
        var mistake = new IllegalStateException("a mistake of the application");
        CompletableFuture<String> wait = start(PIN, LONG, secondsLeft -> {
            throw mistake;
        });

        timers.advance(Duration.ZERO);

        assertThat(TestFutures.failureOf(wait)).isSameAs(mistake);
        assertThat(latest()).isCancelled();
    }

    private void assertNothingIsLeft() {
        assertThat(timers.planned()).isZero();
        int asked = questions.size();
        timers.advance(Duration.ofHours(1));
        assertThat(questions).hasSize(asked);
        assertThat(timers.planned()).isZero();
    }
}
