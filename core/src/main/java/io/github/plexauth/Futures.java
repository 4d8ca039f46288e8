package io.github.plexauth;

import io.github.plexauth.error.PlexTransportException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What CompletableFuture leaves out: failures that are not wrapped, and an end that reaches what is under way. */
final class Futures {

    private Futures() {}

    /** Waits, and throws what the future fails with; an interrupt ends the future too. */
    static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new PlexTransportException(what + ": the calling thread was interrupted.", interrupted, false);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause()); // No future of ours fails with anything else.
        }
    }

    /** Does one after the other; whoever ends the result ends the one that is under way. */
    static <A, B> CompletableFuture<B> then(CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        var result = new CompletableFuture<B>();
        result.whenComplete((value, failure) -> first.cancel(true));
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(unwrapped(failure));
            } else if (!result.isDone()) {
                try {
                    CompletableFuture<B> second = next.apply(value);
                    result.whenComplete((ignored, ended) -> second.cancel(true));
                    second.whenComplete((last, lastFailure) -> pass(last, lastFailure, result));
                } catch (RuntimeException | Error thrown) { // Nobody else would see it, and the caller would wait.
                    result.completeExceptionally(thrown);
                }
            }
        });
        return result;
    }

    static <T> void pass(@Nullable T value, @Nullable Throwable failure, CompletableFuture<T> to) {
        if (failure == null) {
            to.complete(value);
        } else {
            to.completeExceptionally(unwrapped(failure));
        }
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
