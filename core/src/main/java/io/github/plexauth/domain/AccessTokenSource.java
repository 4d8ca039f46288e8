package io.github.plexauth.domain;

import java.util.concurrent.CompletableFuture;

/**
 * Provides the access token for a call. The library asks it once per call, from many threads at a time.
 *
 * <p>A lambda that reads a vault or a file is enough. A source that does not block overrides {@link #getAsync}.
 */
@FunctionalInterface
public interface AccessTokenSource {

    /**
     * Returns the token to use now. The method may block. The time that it takes counts towards the timeout of the
     * call.
     *
     * @return the token, never null
     */
    AccessToken get();

    /**
     * Returns the token to use now, without blocking the caller.
     *
     * <p>The default implementation runs {@link #get} in the common pool.
     *
     * @return a future of the token; the library never completes or cancels it, so the source may share it
     */
    default CompletableFuture<AccessToken> getAsync() {
        return CompletableFuture.supplyAsync(this::get);
    }

    /**
     * Returns a source that always provides the same token.
     *
     * @param token the token
     * @return the source
     */
    static AccessTokenSource of(AccessToken token) {
        return new FixedTokenSource(token);
    }
}
