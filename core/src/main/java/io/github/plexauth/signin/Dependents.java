package io.github.plexauth.signin;

import io.github.plexauth.clock.LimitedWorkers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Lets actions of the application depend on a wait. They may block, so they never run in a thread that waits need. */
public final class Dependents {

    private static final Executor THREADS = new LimitedWorkers(64);

    private Dependents() {}

    /**
     * Returns a future for the application.
     *
     * @param <T>  what the wait provides
     * @param wait a wait that nothing depends on yet
     * @return a future with the same result; completing it ends the wait
     */
    public static <T> CompletableFuture<T> of(CompletableFuture<T> wait) {
        if (wait.isDone()) {
            return wait;
        }
        var result = new CompletableFuture<T>();
        result.whenComplete((value, failure) -> wait.cancel(true));
        wait.whenComplete((value, failure) -> {
            if (!result.isDone()) {
                passOn(() -> complete(result, value, failure));
            }
        });
        return result;
    }

    private static void passOn(Runnable completion) {
        try {
            THREADS.execute(completion);
        } catch (Error noThread) { // Otherwise the application would wait forever.
            completion.run();
        }
    }

    private static <T> void complete(CompletableFuture<T> result, T value, Throwable failure) {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }
}
