package io.github.plexauth.clock;

import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in daemon threads that are used again, and that end after two seconds without a task.
 *
 * <p>The number of threads is not limited, because every task may block. At most 128 threads wait for a task.
 */
public final class Workers {

    private static final int MOST_IDLE = 128;
    private static final long IDLE_SECONDS = 2;

    private static final SynchronousQueue<Runnable> HAND_OVER = new SynchronousQueue<>();
    private static final Semaphore IDLE = new Semaphore(MOST_IDLE);

    private Workers() {}

    /**
     * Runs a task in a thread that waits for one, or in a new thread.
     *
     * @param task the task, which may block
     * @throws OutOfMemoryError if the operating system refuses another thread
     */
    public static void execute(Runnable task) {
        if (!HAND_OVER.offer(task)) {
            daemon("plexauth-worker", () -> work(task)).start();
        }
    }

    private static void work(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            task.run();
            Thread.interrupted(); // The next task must not see an interrupt that was meant for this one.
        }
    }

    private static @Nullable Runnable next() {
        if (!IDLE.tryAcquire()) {
            return null;
        }
        try {
            return HAND_OVER.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            return null;
        } finally {
            IDLE.release();
        }
    }

    /** Creates a thread that takes over nothing from the calling thread, which belongs to an application. */
    @SuppressWarnings("ThreadPriorityCheck") // The priority is the usual one, and nothing relies on it.
    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(Workers.class.getClassLoader()); // Otherwise Java 17 takes the caller's.
        return thread;
    }
}
