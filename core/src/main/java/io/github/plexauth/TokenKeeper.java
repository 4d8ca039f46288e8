package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Keeps one token for all threads, and requests another one when it is old or was refused. There is one request at a
 * time, and all who ask meanwhile get its result.
 */
final class TokenKeeper {

    /** How long an old token is used before the next request, if the last one failed. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /**
     * A token that was received.
     *
     * @param token     the token
     * @param renewable after how long another one is requested
     * @param usable    for how long it is used if the request for another one fails for a reason that may pass
     */
    record Received(AccessToken token, Duration renewable, Duration usable) {}

    /** A token with the time of its receipt by two clocks: one of them may be set, and the other may stand still. */
    private record Held(Received received, Instant since, long sinceNano) {

        Duration age(InstantSource clock) {
            // Seconds cannot overflow, whatever the clock says.
            long bySystem = clock.instant().getEpochSecond() - since.getEpochSecond();
            long byMachine = Duration.ofNanos(System.nanoTime() - sinceNano).toSeconds();
            return Duration.ofSeconds(Math.max(bySystem, byMachine));
        }

        Held renewableAfter(Duration age) {
            return new Held(new Received(received.token(), age, received.usable()), since, sinceNano);
        }
    }

    private final Supplier<CompletableFuture<Received>> source;
    private final InstantSource clock;
    private final AtomicReference<CompletableFuture<Held>> current =
            new AtomicReference<>(CompletableFuture.failedFuture(new IllegalStateException("no token yet")));

    /**
     * Creates a keeper that has no token yet.
     *
     * @param source requests a token
     * @param clock  tells the age of a token
     */
    TokenKeeper(Supplier<CompletableFuture<Received>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Returns a future of the current token; cancelling it does not affect others. */
    CompletableFuture<AccessToken> getAsync() {
        var result = new CompletableFuture<AccessToken>();
        currentToken().whenComplete((held, failure) ->
                Futures.complete(result, failure == null ? held.received().token() : null, failure));
        return result;
    }

    /** Drops a token that was refused, if it is still the current one. */
    void invalidate(AccessToken refusedToken) {
        CompletableFuture<Held> known = current.get();
        if (hasToken(known) && known.join().received().token().equals(refusedToken)) {
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
                request(known, requested);
                return requested;
            }
        }
    }

    private void request(CompletableFuture<Held> previous, CompletableFuture<Held> requested) {
        try {
            source.get().whenComplete((received, failure) -> {
                if (failure == null) {
                    requested.complete(new Held(received, clock.instant(), System.nanoTime()));
                } else if (mayUse(previous, failure)) {
                    Held old = previous.join();
                    requested.complete(old.renewableAfter(old.age(clock).plus(PAUSE)));
                } else {
                    Futures.complete(requested, null, failure);
                }
            });
        } catch (RuntimeException | Error failure) { // Otherwise all later callers would wait forever.
            requested.completeExceptionally(failure);
        }
    }

    private boolean mayUse(CompletableFuture<Held> previous, Throwable failure) {
        return failure instanceof PlexException plex
                && plex.retryable()
                && hasToken(previous)
                && previous.join().age(clock).compareTo(previous.join().received().usable()) < 0;
    }

    private boolean isFresh(CompletableFuture<Held> known) {
        return hasToken(known) && known.join().age(clock).compareTo(known.join().received().renewable()) < 0;
    }

    private static boolean hasToken(CompletableFuture<Held> known) {
        return known.isDone() && !known.isCompletedExceptionally();
    }
}
