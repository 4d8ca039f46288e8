package io.github.plexauth.signin;

import io.github.plexauth.clock.LimitedWorkers;
import io.github.plexauth.clock.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/** Tells a listener every second how many seconds are left of a wait, until the wait ends. */
final class Countdown {

    /** Listeners may block, so they have threads of their own. */
    private static final Executor LISTENERS = new LimitedWorkers(16);

    private final Timers timers;
    private final long endNano;
    private final LongConsumer listener;
    private final CompletableFuture<?> wait;
    private volatile Watch.Alarm next = () -> {};

    private Countdown(Timers timers, long endNano, LongConsumer listener, CompletableFuture<?> wait) {
        this.timers = timers;
        this.endNano = endNano;
        this.listener = listener;
        this.wait = wait;
    }

    /** Starts a countdown to a point in time, by the clock of the timers. A listener that throws fails the wait. */
    static void start(Timers timers, long endNano, LongConsumer listener, CompletableFuture<?> wait) {
        var countdown = new Countdown(timers, endNano, listener, wait);
        countdown.tickAfter(Duration.ZERO);
        wait.whenComplete((value, failure) -> countdown.next.cancel());
    }

    private void tickAfter(Duration delay) {
        next = timers.after(delay, LISTENERS, this::tick);
        if (wait.isDone()) {
            next.cancel();
        }
    }

    private void tick() {
        Duration left = Duration.ofNanos(endNano - timers.nanoTime());
        if (wait.isDone() || left.isNegative() || left.isZero()) {
            return;
        }
        try {
            listener.accept(left.plusSeconds(1).minusNanos(1).toSeconds());
        } catch (Throwable failure) { // Other languages throw checked exceptions here.
            wait.completeExceptionally(failure);
            return;
        }
        int beyondSecond = Duration.ofNanos(endNano - timers.nanoTime()).toNanosPart();
        tickAfter(beyondSecond <= 0 ? Duration.ofSeconds(1) : Duration.ofNanos(beyondSecond));
    }
}
