package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What happened to one candidate while the library looked for a connection that works.
 *
 * @param connection the candidate
 * @param outcome    the result
 * @param detail     a description of the result for people
 * @param took       the time from the start of the attempt to its result; zero if the candidate was not tried
 */
public record ConnectionAttempt(Connection connection, Outcome outcome, String detail, Duration took)
        implements Serializable {

    /** The possible results of an attempt. */
    public enum Outcome {
        /** The candidate works and ranks before all others that work. */
        CHOSEN,
        /** The candidate works, but another one ranks before it. */
        REACHED,
        /** Another server responded, for example one that has a recycled address. It was not sent the token. */
        WRONG_SERVER,
        /** There was no response, or the response did not come from a Plex Media Server. */
        FAILED,
        /** The attempt was ended because another candidate was chosen or because the time was over. */
        ENDED,
        /** The candidate was not tried, because it was not needed or because the time was over. */
        NOT_TRIED,
        /**
         * The candidate is not allowed: it uses plain http, or its address leads to this machine or its network segment
         * and the home server is not at such an address.
         */
        FORBIDDEN
    }

    /**
     * Checks every component.
     *
     * @param connection the candidate
     * @param outcome    the result
     * @param detail     a description of the result for people: not blank
     * @param took       the time from the start of the attempt to its result
     * @throws IllegalArgumentException if the description is blank
     */
    public ConnectionAttempt {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(outcome, "outcome");
        Checks.requireText(detail, "detail");
        Objects.requireNonNull(took, "took");
    }

    /** Returns the attempt as one line for people. It has the scheme, host and port of the URI, but not its path. */
    @Override
    public String toString() {
        String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return connection.origin() + " (" + connection.place() + "): " + words + ": " + detail;
    }
}
