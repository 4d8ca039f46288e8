package io.github.plexauth.signin;

import io.github.plexauth.clock.LimitedWorkers;
import io.github.plexauth.clock.Watch;
import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.port.TransportClosedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a PIN to be confirmed. It asks, waits for the pause, and asks again; there is one question at a time.
 *
 * <p>Only the end of the PIN ends a wait, because everything else may pass: plex.tv limits the rate, its answers may be
 * late or broken, and the network may be away for a while.
 *
 * @param <T> what a confirmed PIN provides
 */
public final class PinWait<T> {

    /** The steps of all waits. They do not block. */
    private static final Executor STEPS = new LimitedWorkers(8);

    /** The ends of all waits. A transport that blocks a step does not hold them up. */
    private static final Executor ENDS = new LimitedWorkers(8);

    private static final Slots SLOTS = new Slots(32, STEPS);

    /** One question does not take longer, so that a connection that hangs does not delay the next one for long. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(10);

    private final PinProbe<T> probe;
    private final Duration questionTimeout;
    private final WaitEnd end;
    private final Timers timers;
    private final Slots slots;
    private final long endNano;
    private final Pauses pauses = new Pauses();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> question = CompletableFuture.completedFuture(null);
    private volatile Watch.Alarm next = () -> {};
    private volatile @Nullable PlexException lastFailure;

    private PinWait(PinProbe<T> probe, WaitEnd end, Duration timeout, Timers timers, Slots slots) {
        this.probe = probe;
        this.end = end;
        this.questionTimeout = Pauses.shorter(timeout, LONGEST_QUESTION);
        this.timers = timers;
        this.slots = slots;
        this.endNano = timers.nanoTime() + end.left().toNanos();
    }

    /**
     * Starts to wait.
     *
     * @param <T>      what a confirmed PIN provides
     * @param probe       asks once
     * @param end         when the wait ends at the latest
     * @param timeout     the time that one question may take
     * @param secondsLeft is told every second how many seconds are left
     * @param timers      the clock
     * @return a future of the result; completing it ends the wait and the question in flight
     */
    public static <T> CompletableFuture<T> start(
            PinProbe<T> probe, WaitEnd end, Duration timeout, LongConsumer secondsLeft, Timers timers) {
        return start(probe, end, timeout, secondsLeft, timers, SLOTS);
    }

    static <T> CompletableFuture<T> start(
            PinProbe<T> probe, WaitEnd end, Duration timeout, LongConsumer secondsLeft, Timers timers, Slots slots) {
        if (end.left().isNegative() || end.left().isZero()) {
            return CompletableFuture.failedFuture(end.failure(null));
        }
        var wait = new PinWait<>(probe, end, timeout, timers, slots);
        Watch.Alarm alarm = timers.after(end.left(), ENDS, wait::end);
        wait.result.whenComplete((value, failure) -> {
            alarm.cancel();
            wait.next.cancel();
            wait.question.cancel(true);
        });
        Countdown.start(timers, wait.endNano, secondsLeft, wait.result);
        slots.acquire(wait::ask);
        return wait.result;
    }

    private void end() {
        result.completeExceptionally(end.failure(lastFailure));
    }

    private Duration left() {
        return Duration.ofNanos(endNano - timers.nanoTime());
    }

    private void ask() {
        Duration left = left();
        if (result.isDone() || left.isNegative() || left.isZero()) {
            slots.release();
            return;
        }
        CompletableFuture<Optional<T>> asked;
        try {
            asked = probe.ask(Pauses.shorter(left, questionTimeout));
        } catch (RuntimeException | Error failure) { // Otherwise the caller would wait until the end.
            asked = CompletableFuture.failedFuture(failure);
        }
        question = asked;
        if (result.isDone()) { // It may have ended before it could see the question.
            asked.cancel(true);
        }
        asked.whenComplete((token, failure) -> {
            slots.release();
            if (failure == null) {
                answered(token);
            } else {
                failed(failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure);
            }
        });
    }

    private void answered(Optional<T> token) {
        if (token.isPresent()) {
            result.complete(token.get());
        } else {
            askAfter(pauses.afterAnswer());
        }
    }

    private void failed(Throwable failure) {
        Throwable meaning = WaitEnd.meaning(failure);
        if (meaning instanceof PlexPinExpiredException) {
            result.completeExceptionally(meaning);
        } else if (failure instanceof PlexException passing && !isLasting(passing)) {
            lastFailure = passing;
            askAfter(pauses.afterFailure(passing));
        } else {
            result.completeExceptionally(failure);
        }
    }

    private static boolean isLasting(PlexException failure) {
        return failure instanceof PlexDeviceKeyException || failure.getCause() instanceof TransportClosedException;
    }

    /** Asks again unless the wait ends before. */
    private void askAfter(Duration pause) {
        if (result.isDone() || pause.compareTo(left()) >= 0) {
            return;
        }
        next = timers.after(pause, STEPS, () -> slots.acquire(this::ask));
        if (result.isDone()) {
            next.cancel();
        }
    }
}
