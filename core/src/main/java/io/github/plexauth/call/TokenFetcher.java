package io.github.plexauth.call;

import io.github.plexauth.clock.Watch;
import io.github.plexauth.clock.Workers;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportTimeoutException;
import io.github.plexauth.protocol.Service;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gets tokens from the application's source, and names the source if it fails.
 *
 * @param source the application's source
 */
public record TokenFetcher(AccessTokenSource source) {

    /**
     * Returns the token for a blocking call.
     *
     * @throws PlexTokenSourceException if the source fails
     * @throws PlexTimeoutException     if a source that does not block takes longer than the timeout
     */
    AccessToken get(Duration timeout) {
        if (source instanceof AsyncAccessTokenSource) {
            return Futures.await(getAsync(timeout), name());
        }
        AccessToken token;
        try {
            token = source.get();
        } catch (Exception failure) { // A source may throw a checked exception that it does not declare.
            throw failed(failure);
        }
        return requireToken(token);
    }

    /** Returns the token for an asynchronous call. The future fails with the exceptions that {@link #get} throws. */
    CompletableFuture<AccessToken> getAsync(Duration timeout) {
        var result = new CompletableFuture<AccessToken>();
        try {
            CompletableFuture<AccessToken> pending = request();
            if (pending == null) {
                result.completeExceptionally(returnedNull());
                return result;
            }
            pending.whenComplete((token, failure) -> complete(result, token, failure));
        } catch (Throwable failure) {
            complete(result, null, failure);
        }
        if (!result.isDone()) { // The source may share its future, so the timeout applies to the result only.
            Watch.Alarm alarm = Watch.after(timeout, () -> result.completeExceptionally(
                    timedOut(timeout, new TransportTimeoutException(timeout))));
            result.whenComplete((token, failure) -> alarm.cancel());
        }
        return result;
    }

    private CompletableFuture<AccessToken> request() {
        if (source instanceof AsyncAccessTokenSource async) {
            return async.getAsync();
        }
        var pending = new CompletableFuture<AccessToken>();
        Workers.execute(() -> {
            try {
                pending.complete(source.get());
            } catch (Throwable failure) {
                pending.completeExceptionally(failure);
            }
        });
        return pending;
    }

    private void complete(
            CompletableFuture<AccessToken> result, @Nullable AccessToken token, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Futures.unwrap(failure);
        if (cause instanceof Error) {
            result.completeExceptionally(cause);
        } else if (cause != null) {
            result.completeExceptionally(failed(cause));
        } else if (token == null) {
            result.completeExceptionally(returnedNull());
        } else {
            result.complete(token);
        }
    }

    PlexTimeoutException timedOut(Duration timeout, Throwable cause) {
        return PlexTimeoutException.of(new Failure(
                name() + " took longer than the timeout of the call (" + timeout.toMillis() + " ms). No request was"
                        + " sent.",
                cause,
                true));
    }

    /** Returns a token that the service may accept, or throws. A server that gets a token may keep it. */
    AccessToken requireKind(AccessToken token, Service service) {
        service.refusal(token).ifPresent(refusal -> {
            throw PlexTokenSourceException.of(
                    Failure.of(name() + " returned a token that " + refusal + ". No request was sent."));
        });
        return token;
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

    private PlexTokenSourceException failed(Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
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
