package io.github.plexauth.domain;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;

/**
 * What became of one candidate when a connection to a source was looked for.
 *
 * @param connection the candidate
 * @param outcome    what became of it
 * @param detail     what happened, in words; empty where the outcome says it all
 * @param took       from its start to its outcome; zero if it was not tried
 */
public record ConnectionAttempt(Connection connection, Outcome outcome, String detail, Duration took)
        implements Serializable {

    /** What can become of a candidate. */
    public enum Outcome {
        /** It works, and ranks before all others that do. */
        CHOSEN,
        /** It works, but another one ranks before it. */
        REACHED,
        /** Another server answered there, such as one that got a recycled address. It was not shown the token. */
        WRONG_SERVER,
        /** There was no answer, or none of a Plex Media Server. */
        FAILED,
        /** It was ended, since another one had won or the time was up. */
        ENDED,
        /** It was not needed. */
        NOT_TRIED,
        /** It is plain http, which the caller does not allow. */
        NOT_ALLOWED
    }

    /** Refuses null. */
    public ConnectionAttempt {
        if (connection == null || outcome == null || detail == null || took == null) {
            throw new IllegalArgumentException("a component is null");
        }
    }

    /** Returns one line for people. */
    @Override
    public String toString() {
        String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return connection.uri() + " (" + connection.place() + "): " + words
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}
