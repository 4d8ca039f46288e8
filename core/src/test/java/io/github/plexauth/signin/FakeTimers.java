package io.github.plexauth.signin;

import io.github.plexauth.clock.Watch;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** A clock that the test moves. Tasks run in the thread that moves it, at their time and in their order. */
final class FakeTimers implements Timers {

    private record Task(long due, long number, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now = Long.MAX_VALUE - 1_000_000_000L; // System.nanoTime() may overflow, too.
    private long number;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Watch.Alarm after(Duration delay, Executor executor, Runnable run) {
        var task = new Task(elapsed + delay.toNanos(), number++, run);
        tasks.add(task);
        return () -> remove(task);
    }

    private long elapsed;

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    /** Moves the clock, and runs what is due on the way. */
    void advance(Duration duration) {
        long end = elapsed + duration.toNanos();
        for (Optional<Task> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            next.get().run().run();
        }
        moveTo(end);
    }

    private synchronized Optional<Task> nextUntil(long end) {
        if (tasks.isEmpty() || tasks.peek().due() > end) {
            return Optional.empty();
        }
        Task task = tasks.remove();
        moveTo(task.due());
        return Optional.of(task);
    }

    private synchronized void moveTo(long time) {
        now += time - elapsed;
        elapsed = time;
    }

    /** Returns how many tasks are planned. */
    synchronized int planned() {
        return tasks.size();
    }
}
