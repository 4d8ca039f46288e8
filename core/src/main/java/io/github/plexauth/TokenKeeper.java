package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

        /** Returns this token with another time of renewal, which is not after its end. */
        Held renewableAfter(Duration age) {
            Duration renewable = age.compareTo(received.usable()) < 0 ? age : received.usable();
            return new Held(new Received(received.token(), renewable, received.usable()), since, sinceNano);
        }
    }

    /** A request for a token, which becomes the token. */
    private static final class Request extends CompletableFuture<Held> {

        private final Optional<Held> previous;
        private volatile boolean previousIsRefused;

        /** Creates a request. Only the previous token is kept, because requests would form a chain. */
        Request(Optional<Held> previous) {
            this.previous = previous;
        }
    }

    private final Supplier<CompletableFuture<Received>> source;
    private final InstantSource clock;
    private final AtomicReference<Request> current = new AtomicReference<>(withoutToken());

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

    /** Drops a token that was refused, if it is still the current one, or would be it again after a failed request. */
    void invalidate(AccessToken refusedToken) {
        Request known = current.get();
        if (known.previous.filter(held -> held.received().token().equals(refusedToken)).isPresent()) {
            known.previousIsRefused = true;
        }
        if (held(known).filter(held -> held.received().token().equals(refusedToken)).isPresent()) {
            drop(known);
        }
    }

    private void drop(Request known) {
        current.compareAndSet(known, withoutToken());
    }

    private static Request withoutToken() {
        var none = new Request(Optional.empty());
        none.completeExceptionally(new IllegalStateException("no token"));
        return none;
    }

    private Request currentToken() {
        while (true) {
            Request known = current.get();
            if (!known.isDone() || held(known).filter(this::isFresh).isPresent()) {
                return known;
            }
            var request = new Request(held(known));
            if (current.compareAndSet(known, request)) {
                start(request);
                return request;
            }
        }
    }

    /** Everything that is thrown fails the request. Otherwise all callers would wait forever. */
    private void start(Request request) {
        try {
            source.get().whenComplete((received, failure) -> {
                try {
                    end(request, received, failure);
                } catch (RuntimeException | Error thrown) {
                    request.completeExceptionally(thrown);
                }
            });
        } catch (RuntimeException | Error thrown) {
            request.completeExceptionally(thrown);
        }
    }

    private void end(Request request, @Nullable Received received, @Nullable Throwable failure) {
        if (failure == null) {
            request.complete(new Held(
                    Objects.requireNonNull(received, "received"), clock.instant(), System.nanoTime()));
            return;
        }
        Optional<Held> old = request.previous.filter(held -> mayPass(failure) && isUsable(held));
        if (old.isEmpty() || request.previousIsRefused) {
            Futures.complete(request, null, failure);
            return;
        }
        request.complete(old.get().renewableAfter(old.get().age(clock).plus(PAUSE)));
        if (request.previousIsRefused) { // Meanwhile, by somebody who could not see yet that it is the current one.
            drop(request);
        }
    }

    /** Returns whether a failure says nothing about the right to another token, so that the old one may be used. */
    private static boolean mayPass(Throwable failure) {
        return failure instanceof PlexInvalidResponseException
                || (failure instanceof PlexStatusException refusal && refusal.status() >= 500)
                || (failure instanceof PlexException plex && plex.retryable());
    }

    private boolean isUsable(Held held) {
        return held.age(clock).compareTo(held.received().usable()) < 0;
    }

    private boolean isFresh(Held held) {
        return held.age(clock).compareTo(held.received().renewable()) < 0;
    }

    private static Optional<Held> held(Request known) {
        return known.isDone() && !known.isCompletedExceptionally() ? Optional.of(known.join()) : Optional.empty();
    }
}
