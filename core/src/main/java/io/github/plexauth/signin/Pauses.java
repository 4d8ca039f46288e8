package io.github.plexauth.signin;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides how long to wait between two questions. It is not thread-safe.
 *
 * <p>After an answer the pause is one second. After a failure it is as long as plex.tv asks for in Retry-After, or else
 * two seconds, and twice as long after each further failure, up to half a minute.
 */
final class Pauses {

    /** plex.tv allows one question in a second. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    Duration afterAnswer() {
        next = FIRST;
        return SHORTEST;
    }

    Duration afterFailure(PlexException failure) {
        Optional<Duration> retryAfter =
                failure instanceof PlexStatusException status ? status.retryAfter() : Optional.empty();
        Duration pause = retryAfter.orElse(next);
        next = shorter(next.multipliedBy(2), LONGEST);
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
