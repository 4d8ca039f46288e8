package io.github.plexauth.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks plex.tv once whether the PIN is confirmed.
 *
 * @param <T> what a confirmed PIN provides
 */
@FunctionalInterface
public interface PinProbe<T> {

    /**
     * Asks once.
     *
     * @param timeout the time that the answer may take; positive
     * @return a future of the result, empty until the PIN is confirmed; cancelling it ends the request
     */
    CompletableFuture<Optional<T>> ask(Duration timeout);
}
