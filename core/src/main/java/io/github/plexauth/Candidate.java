package io.github.plexauth;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.error.PlexException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of one candidate in a race; {@link Connector} guards it. */
final class Candidate {

    private final Connection connection;
    private Outcome outcome = Outcome.NOT_TRIED;
    private String detail = "";
    private boolean retryable;
    private Duration start = Duration.ZERO;
    private Duration end = Duration.ZERO;
    private @Nullable ServerIdentity identity;

    Candidate(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    @Nullable ServerIdentity identity() {
        return identity;
    }

    /** Says whether it may work later; one that had no turn before the time was up may. */
    boolean retryable() {
        return retryable || outcome == Outcome.NOT_TRIED;
    }

    void start(Duration now) {
        outcome = Outcome.ENDED; // Unless something else becomes known.
        start = now;
    }

    /** Says whether the expected server has answered. */
    boolean answered(ServerIdentity answer, String expected, Duration now) {
        end = now;
        boolean isExpected = answer.machineIdentifier().equals(expected);
        outcome = isExpected ? Outcome.REACHED : Outcome.WRONG_SERVER;
        identity = answer;
        return isExpected;
    }

    void failed(Throwable failure, Duration now) {
        end = now;
        outcome = Outcome.FAILED;
        retryable = failure instanceof PlexException plex && plex.retryable();
        String message = failure instanceof PlexException ? failure.getMessage() : failure.getClass().getName();
        detail = message.substring(message.indexOf(": ") < 0 ? 0 : message.indexOf(": ") + 2); // Where is known here.
    }

    void chosen() {
        outcome = Outcome.CHOSEN;
    }

    ConnectionAttempt attempt(Duration now) {
        Duration took = outcome == Outcome.ENDED ? now.minus(start) : end.minus(start);
        return new ConnectionAttempt(connection, outcome, detail, outcome == Outcome.NOT_TRIED ? Duration.ZERO : took);
    }
}
