package io.github.plexauth.clock;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs tasks in {@link Workers}, but only a limited number at a time. The others wait in their order.
 *
 * <p>A thousand tasks that are due at the same moment would otherwise start a thousand threads.
 */
public final class LimitedWorkers implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free;

    /**
     * Creates an executor.
     *
     * @param most the largest number of threads that run its tasks at a time
     */
    public LimitedWorkers(int most) {
        free = new Semaphore(most);
    }

    /**
     * Runs a task when a thread is free, without waiting for that.
     *
     * @param task the task, which may block
     * @throws OutOfMemoryError if the operating system refuses a thread; the task does not run
     */
    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (free.tryAcquire()) {
            try {
                Workers.execute(this::work);
            } catch (Error noThread) {
                waiting.remove(task);
                free.release();
                throw noThread;
            }
        }
    }

    private void work() {
        try {
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
                Thread.interrupted(); // The next task must not see an interrupt that was meant for this one.
            }
        } finally {
            free.release();
            if (!waiting.isEmpty() && free.tryAcquire()) { // A task came after the last look, or a task has thrown.
                Workers.execute(this::work);
            }
        }
    }
}
