package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A source that keeps one transient token of a server and provides it to all callers.
 *
 * <p>The source requests a new token if there is none, if the current one has less than one hour of its 48 hours left,
 * or after {@link #invalidate invalidate}. There is one request at a time, however many threads ask. A failed request
 * fails all callers that wait for it, and the next caller starts another one.
 *
 * <p>A server that restarts forgets its tokens. If a request with a token gets a 401, invalidate <em>the token that the
 * request used</em> and ask again:
 *
 * <pre>{@code
 * AccessToken token = tokens.get();
 * if (use(token) == 401) {
 *     tokens.invalidate(token);
 *     use(tokens.get());
 * }
 * }</pre>
 */
public final class TransientTokens implements AsyncAccessTokenSource {

    /** A token that is older than this has less than one hour left. */
    private static final Duration MAX_AGE = TransientToken.MAX_LIFETIME.minusHours(1);

    private final ServerAuthentication server;
    private final TokenKeeper keeper;

    private TransientTokens(ServerAuthentication server, InstantSource clock) {
        this.server = server;
        this.keeper = new TokenKeeper(
                () -> Futures.map(
                        server.getTransientTokenAsync(), TransientTokens::received, Futures::rethrow),
                clock);
    }

    /** An old token is not used any more, because nothing says that it is still valid. */
    private static TokenKeeper.Received received(TransientToken token) {
        return new TokenKeeper.Received(token.accessToken(), MAX_AGE, MAX_AGE);
    }

    /**
     * Returns a source of transient tokens of a server. It does not request one yet.
     *
     * @param server a handle whose own token is not a transient one, because such a token cannot create another
     * @return the source
     */
    public static TransientTokens from(ServerAuthentication server) {
        return from(server, InstantSource.system());
    }

    /**
     * Returns a source of transient tokens of a server, with a clock.
     *
     * @param server a handle whose own token is not a transient one
     * @param clock  tells the age of a token
     * @return the source
     */
    public static TransientTokens from(ServerAuthentication server, InstantSource clock) {
        return new TransientTokens(
                Objects.requireNonNull(server, "server"), Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Returns the current token. If it has to be requested, this waits for it.
     *
     * @return the token
     * @throws io.github.plexauth.error.PlexException if the request fails
     */
    @Override
    public AccessToken get() {
        return Futures.await(getAsync(), "getting a transient token");
    }

    /**
     * Returns the current token without waiting.
     *
     * @return a future of the token; cancelling it does not affect other callers
     */
    @Override
    public CompletableFuture<AccessToken> getAsync() {
        return keeper.getAsync();
    }

    /**
     * Drops a token that a server has refused, if it is still the current one. If many threads invalidate the same
     * token, there is one new request, and all of them get its result.
     *
     * @param refusedToken the token that the server refused
     */
    public void invalidate(AccessToken refusedToken) {
        keeper.invalidate(Objects.requireNonNull(refusedToken, "refusedToken"));
    }

    /** Returns the server, never the token. */
    @Override
    public String toString() {
        return "TransientTokens[" + server + "]";
    }
}
