package io.github.plexauth.examples.server;

import java.time.Duration;
import java.util.Optional;

/** The troubles that plex.tv may have: maintenance, and clients that send too many requests. */
final class EmbeddedPlexTvTroubles {

    private boolean maintenance;
    private int refusals;
    private Optional<Duration> retryAfter = Optional.empty();

    synchronized void maintenance(boolean maintenance) {
        this.maintenance = maintenance;
    }

    synchronized void rateLimit(int requests, Optional<Duration> retryAfter) {
        refusals = requests;
        this.retryAfter = retryAfter;
    }

    /** Returns the response to the next request, or nothing if there is no trouble. */
    synchronized Optional<EmbeddedResponse> next() {
        if (maintenance) {
            return Optional.of(EmbeddedResponse.error(503));
        }
        if (refusals == 0) {
            return Optional.empty();
        }
        refusals--;
        return Optional.of(retryAfter.map(EmbeddedResponse::rateLimited).orElseGet(() -> EmbeddedResponse.error(429)));
    }
}
