package io.github.plexauth.signin;

import io.github.plexauth.clock.Watch;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The clock of a wait. Tests replace it, so that they need not wait. */
public interface Timers {

    /** The clock of the JVM. It does not jump when somebody sets the time of the machine. */
    Timers SYSTEM = new Timers() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Watch.Alarm after(Duration delay, Executor executor, Runnable task) {
            return Watch.after(delay, executor, task);
        }
    };

    /** Returns the current time in nanoseconds, as {@link System#nanoTime()} does. */
    long nanoTime();

    /** Runs a task in an executor after a delay, as {@link Watch#after(Duration, Executor, Runnable)} does. */
    Watch.Alarm after(Duration delay, Executor executor, Runnable task);
}
