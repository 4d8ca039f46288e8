package io.github.plexauth.clock;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches everything that has a deadline, in one daemon thread that exists only while there is something to watch.
 *
 * <p>The thread looks at everything at least every 50 ms. This costs less than a timer for each call, and also shows
 * what no timer can see: that a thread was interrupted, or that a future was completed.
 */
public final class Watch {

    /** Something to watch. */
    public interface Watched {

        /**
         * Looks for something to do, in the watch thread. This method must not block and must not call foreign code.
         *
         * @param now the current {@link System#nanoTime()}
         * @return after how many nanoseconds at the latest to look again
         */
        long look(long now);
    }

    /** A task that was scheduled with {@link #after}. */
    @FunctionalInterface
    public interface Alarm {

        /** Cancels the task, unless it has started. */
        void cancel();
    }

    private static final long TICK = Duration.ofMillis(50).toNanos();
    private static final long IDLE = Duration.ofSeconds(2).toNanos();

    private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<@Nullable Thread> THREAD = new AtomicReference<>();
    private static final AtomicBoolean PARKED = new AtomicBoolean();

    private Watch() {}

    /**
     * Runs a task in a worker after a delay.
     *
     * @param delay how long to wait; more than 292 years count as 292 years
     * @param task  the task, which may block
     * @return a handle that cancels the task
     */
    public static Alarm after(Duration delay, Runnable task) {
        return after(delay, Workers::execute, task);
    }

    /**
     * Runs a task in an executor after a delay.
     *
     * @param delay    how long to wait; more than 292 years count as 292 years
     * @param executor starts the task in another thread, without blocking
     * @param task     the task, which may block
     * @return a handle that cancels the task
     */
    public static Alarm after(Duration delay, Executor executor, Runnable task) {
        long nanos = TimeUnit.NANOSECONDS.convert(delay); // Unlike toNanos(), this does not overflow.
        var timer = new Timer(System.nanoTime() + nanos, executor, task);
        add(timer, nanos);
        return timer;
    }

    /**
     * Starts to watch something.
     *
     * @param watched what to watch
     * @param nanos   after how many nanoseconds at the latest to look at it
     */
    public static void add(Watched watched, long nanos) {
        WATCHED.add(watched);
        Thread thread = THREAD.get();
        if (thread == null) {
            try {
                start();
            } catch (Error noThread) {
                WATCHED.remove(watched);
                throw noThread;
            }
        } else if (PARKED.compareAndSet(true, false) || nanos < TICK) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Stops watching something.
     *
     * @param watched what was watched
     */
    public static void remove(Watched watched) {
        WATCHED.remove(watched);
    }

    /**
     * Returns what is being watched.
     *
     * @return a view that may be read while it changes
     */
    public static Iterable<Watched> watched() {
        return WATCHED;
    }

    private static void start() {
        Thread thread = Workers.daemon("plexauth-watch", Watch::run);
        if (THREAD.compareAndSet(null, thread)) {
            try {
                thread.start();
            } catch (Error noThread) {
                THREAD.set(null);
                throw noThread;
            }
        }
    }

    private static void run() {
        try {
            while (!WATCHED.isEmpty() || parkedUntilThereIsWork()) {
                LockSupport.parkNanos(Watch.class, lookAtAll());
            }
        } finally {
            THREAD.set(null);
            if (!WATCHED.isEmpty()) { // Something was added after the last look, or this thread was killed.
                start();
            }
        }
    }

    /** Announces the pause before the last look, so that whatever is added is either seen or wakes this thread. */
    private static boolean parkedUntilThereIsWork() {
        PARKED.set(true);
        long end = System.nanoTime() + IDLE;
        for (long left = IDLE; left > 0 && WATCHED.isEmpty() && PARKED.get(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(Watch.class, left);
        }
        boolean woken = !PARKED.compareAndSet(true, false);
        return woken || !WATCHED.isEmpty();
    }

    private static long lookAtAll() {
        long pause = TICK;
        try {
            long now = System.nanoTime();
            for (Watched watched : WATCHED) {
                pause = Math.min(pause, look(watched, now));
            }
        } catch (Throwable outOfMemory) { // The next look may succeed; without this thread there are no deadlines.
            return TICK;
        }
        return Math.max(pause, 1);
    }

    private static long look(Watched watched, long now) {
        try {
            return watched.look(now);
        } catch (Throwable failed) { // One failure must not keep the others from being watched.
            return TICK;
        }
    }

    private static final class Timer implements Watched, Alarm {

        private final long due;
        private final Executor executor;
        private final Runnable task;

        Timer(long due, Executor executor, Runnable task) {
            this.due = due;
            this.executor = executor;
            this.task = task;
        }

        @Override
        public long look(long now) {
            if (due - now > 0) {
                return due - now;
            }
            executor.execute(task);
            remove(this); // If there was no thread for the task, the next look tries again.
            return TICK;
        }

        @Override
        public void cancel() {
            remove(this);
        }
    }
}
