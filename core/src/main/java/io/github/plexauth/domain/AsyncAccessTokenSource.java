package io.github.plexauth.domain;

import java.util.concurrent.CompletableFuture;

/**
 * Provides the access token for a call without blocking.
 *
 * <p>Blocking and asynchronous calls use {@link #getAsync}, and neither waits longer for the token than its timeout.
 */
public interface AsyncAccessTokenSource extends AccessTokenSource {

    /**
     * Returns the token to use now, without blocking the caller.
     *
     * @return a future of the token; the library never completes or cancels it, so the source may share it
     */
    CompletableFuture<AccessToken> getAsync();
}
