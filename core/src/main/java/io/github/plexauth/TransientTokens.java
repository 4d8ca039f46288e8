package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import java.time.Duration;
import java.time.Instant;
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
public final class TransientTokens implements AsyncAccessTokenSource {

    /** A token that is older than this has less than one hour left. */
    private static final Duration MAX_AGE = TransientToken.MAX_LIFETIME.minusHours(1);

    /** A token with the time at which it was received, by the clock of this source: that of the server may differ. */
    private record Held(AccessToken token, Instant since) {}

    private final ServerAuthentication server;
    private final InstantSource clock;
    private final AtomicReference<CompletableFuture<Held>> current =
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
        var result = new CompletableFuture<AccessToken>();
        currentToken()
                .thenApply(Held::token)
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
        CompletableFuture<Held> known = current.get();
        if (hasToken(known) && known.join().token().equals(refusedToken)) {
            current.compareAndSet(known, CompletableFuture.failedFuture(new IllegalStateException("invalidated")));
        }
    }

    private CompletableFuture<Held> currentToken() {
        while (true) {
            CompletableFuture<Held> known = current.get();
            if (!known.isDone() || isFresh(known)) {
                return known;
            }
            var requested = new CompletableFuture<Held>();
            if (current.compareAndSet(known, requested)) {
                request(requested);
                return requested;
            }
        }
    }

    private void request(CompletableFuture<Held> requested) {
        try {
            server.getTransientTokenAsync()
                    .thenApply(token -> new Held(token.accessToken(), clock.instant()))
                    .whenComplete((held, failure) -> Futures.complete(requested, held, failure));
        } catch (RuntimeException | Error failure) { // Otherwise all later callers would wait forever.
            requested.completeExceptionally(failure);
        }
    }

    private boolean isFresh(CompletableFuture<Held> known) {
        // Seconds cannot overflow, whatever the clock says.
        return hasToken(known)
                && clock.instant().getEpochSecond() - known.join().since().getEpochSecond() < MAX_AGE.toSeconds();
    }

    private static boolean hasToken(CompletableFuture<Held> known) {
        return known.isDone() && !known.isCompletedExceptionally();
    }

    /** Returns the server, never the token. */
    @Override
    public String toString() {
        return "TransientTokens[" + server + "]";
    }
}
