package io.github.plexauth.domain;

import java.util.concurrent.CompletableFuture;

/**
 * Gives the access token for a call; asked once per call, by many threads at a time.
 *
 * <p>A lambda over a vault or a file is enough. A source that can answer without a thread overrides {@link #getAsync}.
 */
@FunctionalInterface
public interface AccessTokenSource {

    /**
     * Returns the token to use now. May block; the time counts towards the timeout of the call, but cannot be cut
     * short.
     *
     * @return the token, never null
     */
    AccessToken get();

    /**
     * Returns the token to use now, without blocking the caller.
     *
     * <p>This default runs {@link #get} in the common pool.
     *
     * @return a future of the token; the library never completes or cancels it, so it may be shared
     */
    default CompletableFuture<AccessToken> getAsync() {
        return CompletableFuture.supplyAsync(this::get);
    }

    /**
     * Makes a source that always gives the same token.
     *
     * @param token the token
     * @return the source
     */
    static AccessTokenSource of(AccessToken token) {
        if (token == null) {
            throw new IllegalArgumentException("token is null");
        }
        return new FixedTokenSource(token);
    }
}
