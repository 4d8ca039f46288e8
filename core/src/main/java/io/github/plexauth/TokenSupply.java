package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application's source for a token, and names it when it fails: it is the application's code, not a server's.
 */
record TokenSupply(AccessTokenSource source) {

    AccessToken get() {
        AccessToken token;
        try {
            token = source.get();
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
        return require(token);
    }

    /**
     * Fails with what {@link #get} throws, and at the timeout: a source that never answers would hold a call for ever.
     */
    CompletableFuture<AccessToken> getAsync(Duration timeout) {
        CompletableFuture<AccessToken> asked;
        try {
            asked = source.getAsync();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failed(failure));
        }
        if (asked == null) {
            return CompletableFuture.failedFuture(gaveNull());
        }
        // The future is the source's, and may be shared: only a copy of it may time out.
        CompletableFuture<AccessToken> own = asked.isDone() ? asked : asked.copy();
        if (!own.isDone()) {
            own.orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        }
        return own.handle((token, failure) -> {
            if (failure == null) {
                return require(token);
            }
            throw failure instanceof TimeoutException late && own != asked ? late(timeout, late) : failed(failure);
        });
    }

    PlexTimeoutException late(Duration timeout, Throwable cause) {
        return new PlexTimeoutException(
                name() + " took longer than the timeout of the call (" + timeout.toMillis() + " ms); nothing was sent.",
                cause);
    }

    private AccessToken require(@Nullable AccessToken token) {
        if (token == null) {
            throw gaveNull();
        }
        return token;
    }

    private PlexTokenSourceException gaveNull() {
        return new PlexTokenSourceException(name() + " gave null instead of a token; nothing was sent.");
    }

    private PlexTokenSourceException failed(Throwable failure) {
        Throwable cause = Futures.unwrapped(failure);
        return new PlexTokenSourceException(
                name() + " failed with " + cause.getClass().getName() + ", which is the cause; nothing was sent.",
                cause);
    }

    private String name() {
        return "the access token source (" + source.getClass().getName() + ")";
    }

    @Override
    public String toString() {
        return source.getClass().getName();
    }
}
