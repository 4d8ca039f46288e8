package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps one transient token of a server alive, and gives the same to all callers.
 *
 * <p>A new one is asked for when there is none, when the old one has less than an hour of its 48 left, or after
 * {@link #invalidate}; with one request at a time, however many threads ask. A failed request fails all who wait for it
 * and is not remembered: the next to ask causes another.
 *
 * <p>A server that restarts forgets its tokens without a word. Whoever meets a 401 invalidates <em>the token that he
 * used</em> and asks again:
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

    private static final Duration SPARE = Duration.ofHours(1);

    private final ServerAuthentication server;
    private final InstantSource clock;
    private final AtomicReference<CompletableFuture<TransientToken>> current =
            new AtomicReference<>(CompletableFuture.failedFuture(new IllegalStateException("none yet")));

    private TransientTokens(ServerAuthentication server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Makes a source of transient tokens. Nothing is asked yet.
     *
     * @param server a handle whose token is not itself a transient one, since that can make no other
     * @return the source
     */
    public static TransientTokens from(ServerAuthentication server) {
        return from(server, InstantSource.system());
    }

    /**
     * As {@link #from(ServerAuthentication)}, with a clock of your own.
     *
     * @param server a handle whose token is not itself a transient one
     * @param clock  tells how old a token is; the same as that of the PlexAuth
     * @return the source
     */
    public static TransientTokens from(ServerAuthentication server, InstantSource clock) {
        if (server == null) {
            throw new IllegalArgumentException("server is null");
        }
        if (clock == null) {
            throw new IllegalArgumentException("clock is null");
        }
        return new TransientTokens(server, clock);
    }

    /**
     * Returns the living token, and waits for it if it has to be asked for.
     *
     * @return the token
     * @throws io.github.plexauth.error.PlexException if asking for it failed
     */
    @Override
    public AccessToken get() {
        return Futures.await(getAsync(), "a transient token");
    }

    /**
     * Returns the living token, without waiting.
     *
     * @return a future of the token; ending it ends nothing for others
     */
    @Override
    public CompletableFuture<AccessToken> getAsync() {
        var result = new CompletableFuture<AccessToken>();
        living().thenApply(TransientToken::accessToken)
                .whenComplete((token, failure) -> Futures.pass(token, failure, result));
        return result;
    }

    /**
     * Forgets a token that a server has refused. Only if it is still the current one: of a thousand threads that meet
     * the same dead token, the first causes a request and the others get its answer.
     *
     * @param dead the token that was refused
     */
    public void invalidate(AccessToken dead) {
        if (dead == null) {
            throw new IllegalArgumentException("dead is null");
        }
        CompletableFuture<TransientToken> known = current.get();
        if (hasToken(known) && known.join().accessToken().equals(dead)) {
            current.compareAndSet(known, CompletableFuture.failedFuture(new IllegalStateException("invalidated")));
        }
    }

    private CompletableFuture<TransientToken> living() {
        while (true) {
            CompletableFuture<TransientToken> known = current.get();
            if (!known.isDone() || isFresh(known)) {
                return known;
            }
            var promised = new CompletableFuture<TransientToken>();
            if (current.compareAndSet(known, promised)) {
                ask(promised);
                return promised;
            }
        }
    }

    private void ask(CompletableFuture<TransientToken> promised) {
        try {
            server.getTransientTokenAsync()
                    .whenComplete((token, failure) -> Futures.pass(token, failure, promised));
        } catch (RuntimeException | Error failure) { // A promise that nobody keeps would hold all who come after.
            promised.completeExceptionally(failure);
        }
    }

    private boolean isFresh(CompletableFuture<TransientToken> known) {
        return hasToken(known)
                && clock.instant().isBefore(known.join().expiresAt().minus(SPARE));
    }

    private static boolean hasToken(CompletableFuture<TransientToken> known) {
        return known.isDone() && !known.isCompletedExceptionally();
    }

    /** Names the server, not the token. */
    @Override
    public String toString() {
        return "TransientTokens[" + server + "]";
    }
}
