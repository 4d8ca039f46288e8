package io.github.plexauth.connect;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection in a race, with its state. {@link Race} makes all changes. */
final class Candidate {

    enum State { WAITING, RUNNING, FAILED, WRONG_SERVER, REACHED, CHOSEN, EXPIRED }

    private final Connection connection;
    private State state = State.WAITING;
    private Duration startedAt = Duration.ZERO;
    private Duration endedAt = Duration.ZERO;
    private @Nullable ServerIdentity identity;
    private @Nullable Throwable failure;

    Candidate(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    boolean isEncrypted() {
        return Ranking.isEncrypted(connection);
    }

    State state() {
        return state;
    }

    /** Returns the identity of the server that responded; only a candidate that was reached has one. */
    ServerIdentity identity() {
        return Objects.requireNonNull(identity, "identity");
    }

    void start(Duration now) {
        state = State.RUNNING;
        startedAt = now;
    }

    void answer(ServerIdentity answer, String expectedIdentifier, Duration now) {
        state = answer.machineIdentifier().equals(expectedIdentifier) ? State.REACHED : State.WRONG_SERVER;
        identity = answer;
        endedAt = now;
    }

    void fail(Throwable cause, Duration now) {
        state = State.FAILED;
        failure = cause;
        endedAt = now;
    }

    void choose() {
        state = State.CHOSEN;
    }

    /** Marks a candidate that was not started before the time was over. */
    void expire() {
        state = State.EXPIRED;
    }

    boolean hasLost() {
        return state == State.FAILED || state == State.WRONG_SERVER || state == State.EXPIRED;
    }

    /** Returns whether the candidate may work later. */
    boolean mayWorkLater() {
        return state == State.EXPIRED
                || (state == State.FAILED && failure instanceof PlexException plex && plex.retryable());
    }

    /** Describes the state at the end of the race. */
    ConnectionAttempt attempt(Duration now) {
        Duration took = endedAt.minus(startedAt);
        return switch (state) {
            case WAITING -> attempt(Outcome.NOT_TRIED, "it was not needed", Duration.ZERO);
            case EXPIRED -> attempt(Outcome.NOT_TRIED, "there was no time left", Duration.ZERO);
            case RUNNING -> attempt(Outcome.ENDED, "another connection was chosen", now.minus(startedAt));
            case FAILED -> attempt(Outcome.FAILED, failureText(), took);
            case WRONG_SERVER -> attempt(Outcome.WRONG_SERVER, "it was not sent the access token", took);
            case REACHED -> attempt(Outcome.REACHED, "it works, but a better connection was chosen", took);
            case CHOSEN -> attempt(Outcome.CHOSEN, "it is the best connection that works", took);
        };
    }

    private ConnectionAttempt attempt(Outcome outcome, String detail, Duration took) {
        return new ConnectionAttempt(connection, outcome, detail, took);
    }

    /**
     * Drops the leading "GET url: " of the message, because the attempt already names the address. Leaves out where a
     * server redirects to: the home server and the one at this address may have agreed on what that says.
     */
    private String failureText() {
        if (failure instanceof PlexStatusException redirect && redirect.status() < 400) {
            return redirect.status() + ". The server redirects, which the library does not follow.";
        }
        if (!(failure instanceof PlexException plex)) {
            return String.valueOf(failure == null ? null : failure.getClass().getName());
        }
        String message = plex.getMessage();
        int end = message.indexOf(": ");
        return end < 0 ? message : message.substring(end + 2);
    }
}
