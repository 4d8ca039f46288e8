package io.github.plexauth.domain;

/**
 * Provides the access token for a call. The library asks it once per call, from many threads at a time.
 *
 * <p>A lambda that reads a vault or a file is enough. A source that can provide a token without blocking implements
 * {@link AsyncAccessTokenSource}.
 */
@FunctionalInterface
public interface AccessTokenSource {

    /**
     * Returns the token to use now.
     *
     * <p>The method may block. A blocking call runs it in the calling thread, and the time that it takes counts towards
     * the timeout of the call, but the library cannot end it. An asynchronous call runs it in a thread of the library
     * and does not wait longer than its timeout.
     *
     * @return the token, never null
     */
    AccessToken get();

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
