package io.github.plexauth.call;

import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Operations that {@link CompletableFuture} lacks: failures that are not wrapped, and a cancellation that reaches the
 * operation in progress.
 */
public final class Futures {

    private Futures() {}

    /**
     * Waits for a future and throws the exception that it fails with. An interrupt cancels the future.
     *
     * @param <T>    the type of the result
     * @param future the future to wait for
     * @param what   what the caller waits for, for the message about an interrupt
     * @return the result
     */
    public static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw PlexTransportException.of(
                    new Failure(what + ": the calling thread was interrupted.", interrupted, false));
        } catch (ExecutionException failed) {
            return rethrow(failed.getCause());
        }
    }

    /**
     * Runs two operations one after the other. Completing the result cancels the operation in progress.
     *
     * @param <A>   the type of the first result
     * @param <B>   the type of the second result
     * @param first the first operation
     * @param next  starts the second operation with the first result
     * @return a future of the second result
     */
    public static <A, B> CompletableFuture<B> then(
            CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        var result = new CompletableFuture<B>();
        result.whenComplete((value, failure) -> first.cancel(true));
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(unwrap(failure));
            } else if (!result.isDone()) {
                try {
                    CompletableFuture<B> second = next.apply(value);
                    result.whenComplete((ignored, ended) -> second.cancel(true));
                    second.whenComplete((last, lastFailure) -> complete(result, last, lastFailure));
                } catch (RuntimeException | Error thrown) { // Otherwise the caller would wait forever.
                    result.completeExceptionally(thrown);
                }
            }
        });
        return result;
    }

    /**
     * Turns the result of an operation into another one. Completing the result cancels the operation.
     *
     * @param <A>       the type of the first result
     * @param <B>       the type of the second result
     * @param first     the operation
     * @param ofValue   turns a value into the result; it may throw
     * @param ofFailure turns a failure into the result, or throws what the result fails with
     * @return a future of the second result
     */
    public static <A, B> CompletableFuture<B> map(
            CompletableFuture<A> first, Function<A, B> ofValue, Function<Throwable, B> ofFailure) {
        var result = new CompletableFuture<B>();
        result.whenComplete((value, failure) -> first.cancel(true));
        first.whenComplete((value, failure) -> {
            try {
                result.complete(failure == null ? ofValue.apply(value) : ofFailure.apply(unwrap(failure)));
            } catch (RuntimeException | Error thrown) { // Otherwise the caller would wait forever.
                result.completeExceptionally(thrown);
            }
        });
        return result;
    }

    /**
     * Throws a failure, for {@link #map}.
     *
     * @param <T>     any type
     * @param failure what a call of the library failed with
     * @return nothing
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns, so the caller chooses the type.
    public static <T> T rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure); // No future of the library fails with anything else.
    }

    /**
     * Completes a future with a value or, if there is one, with a failure.
     *
     * @param <T>     the type of the value
     * @param future  the future to complete
     * @param value   the value
     * @param failure the failure; a CompletionException is unwrapped
     */
    public static <T> void complete(CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(unwrap(failure));
        }
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
