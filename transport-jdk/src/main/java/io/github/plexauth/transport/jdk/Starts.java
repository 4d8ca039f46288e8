package io.github.plexauth.transport.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Runs the steps of exchanges where they come up, which is the client's selector thread, but the first step of each in
 * a thread of a pool: it may wait for a name to be resolved, while the caller waits for his deadline only.
 */
final class Starts implements Executor {

    private final ExecutorService pool = Executors.newCachedThreadPool(Starts::daemon);
    private final ThreadLocal<Boolean> starting = new ThreadLocal<>();

    /** Hands the first step to the pool; the caller has the future before it is sent, and so can still cancel it. */
    <T> T start(Supplier<T> sendAsync) {
        starting.set(true);
        try {
            return sendAsync.get();
        } finally {
            starting.remove();
        }
    }

    @Override
    public void execute(Runnable step) {
        if (starting.get() == null) {
            step.run();
        } else {
            pool.execute(step);
        }
    }

    /** What belongs to the first caller's thread is not for those who come after. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(null, task, "plexauth-jdk-start", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    void close() {
        pool.shutdown();
    }
}
