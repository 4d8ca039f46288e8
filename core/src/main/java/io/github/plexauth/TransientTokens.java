package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A source that keeps one transient token of a server and provides it to all callers.
 *
 * <p>The source requests a new token if there is none, if the current one has less than one hour of its 48 hours left,
 * or after {@link #invalidate}. There is one request at a time, however many threads ask. A failed request fails all
 * callers that wait for it, and the next caller starts another one.
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
public final class TransientTokens implements AccessTokenSource {

    /** A token is replaced when it has less time left than this. */
    private static final Duration RENEWAL_MARGIN = Duration.ofHours(1);

    private final ServerAuthentication server;
    private final InstantSource clock;
    private final AtomicReference<CompletableFuture<TransientToken>> current =
            new AtomicReference<>(CompletableFuture.failedFuture(new IllegalStateException("no token yet")));

    private TransientTokens(ServerAuthentication server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
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
     * @param clock  tells the age of a token; use the clock of the PlexAuth
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
        var result = new CompletableFuture<AccessToken>();
        currentToken()
                .thenApply(TransientToken::accessToken)
                .whenComplete((token, failure) -> Futures.complete(result, token, failure));
        return result;
    }

    /**
     * Drops a token that a server has refused, if it is still the current one. If many threads invalidate the same
     * token, there is one new request, and all of them get its result.
     *
     * @param refusedToken the token that the server refused
     */
    public void invalidate(AccessToken refusedToken) {
        Objects.requireNonNull(refusedToken, "refusedToken");
        CompletableFuture<TransientToken> known = current.get();
        if (hasToken(known) && known.join().accessToken().equals(refusedToken)) {
            current.compareAndSet(known, CompletableFuture.failedFuture(new IllegalStateException("invalidated")));
        }
    }

    private CompletableFuture<TransientToken> currentToken() {
        while (true) {
            CompletableFuture<TransientToken> known = current.get();
            if (!known.isDone() || isFresh(known)) {
                return known;
            }
            var requested = new CompletableFuture<TransientToken>();
            if (current.compareAndSet(known, requested)) {
                request(requested);
                return requested;
            }
        }
    }

    private void request(CompletableFuture<TransientToken> requested) {
        try {
            server.getTransientTokenAsync()
                    .whenComplete((token, failure) -> Futures.complete(requested, token, failure));
        } catch (RuntimeException | Error failure) { // Otherwise all later callers would wait forever.
            requested.completeExceptionally(failure);
        }
    }

    private boolean isFresh(CompletableFuture<TransientToken> known) {
        return hasToken(known)
                && clock.instant().isBefore(known.join().expiresAt().minus(RENEWAL_MARGIN));
    }

    private static boolean hasToken(CompletableFuture<TransientToken> known) {
        return known.isDone() && !known.isCompletedExceptionally();
    }

    /** Returns the server, never the token. */
    @Override
    public String toString() {
        return "TransientTokens[" + server + "]";
    }
}
