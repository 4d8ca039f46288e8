package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for futures. */
public final class TestFutures {

    private TestFutures() {}

    /** Waits for the value of a future that must succeed. */
    public static <T> T valueOf(CompletableFuture<T> future) {
        assertThat(future).succeedsWithin(10, TimeUnit.SECONDS);
        return future.join();
    }

    /**
     * Waits for the exception of a future that must fail. It is the exception that a handler receives, so that a test
     * sees a wrapper, which CompletableFuture.get would remove.
     */
    public static Throwable failureOf(CompletableFuture<?> future) {
        CompletableFuture<Throwable> failure = future.handle((value, failed) -> failed);
        assertThat(failure).succeedsWithin(10, TimeUnit.SECONDS).isNotNull();
        return failure.join();
    }
}
