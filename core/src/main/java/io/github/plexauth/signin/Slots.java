package io.github.plexauth.signin;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Limits how many questions of all waits are in flight, because each of them may take a thread. The others wait in
 * their order.
 */
final class Slots {

    private final Semaphore free;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Creates slots.
     *
     * @param slots    how many questions may be in flight
     * @param executor starts the questions
     */
    Slots(int slots, Executor executor) {
        this.free = new Semaphore(slots);
        this.executor = executor;
    }

    /** Starts something when a slot is free. It has to call {@link #release} when it has ended. */
    void acquire(Runnable start) {
        waiting.add(start);
        startNext();
    }

    void release() {
        free.release();
        startNext();
    }

    private void execute(Runnable start) {
        try {
            executor.execute(start);
        } catch (Error noThread) { // Otherwise the slot and the question would be lost.
            start.run();
        }
    }

    private void startNext() {
        while (!waiting.isEmpty() && free.tryAcquire()) {
            Runnable start = waiting.poll();
            if (start == null) { // Another thread was faster. Look again, because it may not have found the slot free.
                free.release();
            } else {
                execute(start);
            }
        }
    }
}
