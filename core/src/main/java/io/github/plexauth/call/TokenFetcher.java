package io.github.plexauth.call;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.detail.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets tokens from the application's source, and names the source if it fails.
 *
 * @param source the application's source
 */
public record TokenFetcher(AccessTokenSource source) {

    AccessToken get() {
        AccessToken token;
        try {
            token = source.get();
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
        return requireToken(token);
    }

    /** Fails with the exceptions that {@link #get} throws, and when the timeout passes. */
    CompletableFuture<AccessToken> getAsync(Duration timeout) {
        CompletableFuture<AccessToken> pending;
        try {
            pending = source.getAsync();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failed(failure));
        }
        if (pending == null) {
            return CompletableFuture.failedFuture(returnedNull());
        }
        // The source may share its future, so the timeout applies to a copy.
        CompletableFuture<AccessToken> copy = pending.isDone() ? pending : pending.copy();
        if (!copy.isDone()) {
            copy.orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        }
        return copy.handle((token, failure) -> {
            if (failure == null) {
                return requireToken(token);
            }
            throw failure instanceof TimeoutException late && copy != pending
                    ? timedOut(timeout, late)
                    : failed(failure);
        });
    }

    PlexTimeoutException timedOut(Duration timeout, Throwable cause) {
        return PlexTimeoutException.of(new Failure(
                name() + " took longer than the timeout of the call (" + timeout.toMillis() + " ms). No request was"
                        + " sent.",
                cause,
                true));
    }

    private AccessToken requireToken(@Nullable AccessToken token) {
        if (token == null) {
            throw returnedNull();
        }
        return token;
    }

    private PlexTokenSourceException returnedNull() {
        return PlexTokenSourceException.of(
                Failure.of(name() + " returned null instead of a token. No request was sent."));
    }

    private PlexTokenSourceException failed(Throwable failure) {
        Throwable cause = Futures.unwrap(failure);
        return PlexTokenSourceException.of(new Failure(
                name() + " failed with " + cause.getClass().getName() + ", which is the cause. No request was sent.",
                cause,
                false));
    }

    private String name() {
        return "the access token source (" + source.getClass().getName() + ")";
    }

    /** Returns the class of the source. */
    @Override
    public String toString() {
        return source.getClass().getName();
    }
}
