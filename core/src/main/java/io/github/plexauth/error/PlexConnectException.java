package io.github.plexauth.error;

import io.github.plexauth.domain.ConnectionAttempt;
import java.io.Serial;
import java.util.List;

/** None of the connections of a source works; {@link #attempts()} and the message say what happened to each. */
public final class PlexConnectException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ConnectionAttempt[] attempts;
    private final boolean retryable;

    /**
     * Describes a failure.
     *
     * @param message   what happened, to each candidate, and what to do
     * @param attempts  what became of each candidate
     * @param retryable whether one of them may work later
     */
    public PlexConnectException(String message, List<ConnectionAttempt> attempts, boolean retryable) {
        super(message, null);
        this.attempts = attempts.toArray(ConnectionAttempt[]::new);
        this.retryable = retryable;
    }

    /**
     * Returns what became of each candidate.
     *
     * @return in the order of their rank
     */
    public List<ConnectionAttempt> attempts() {
        return List.of(attempts);
    }

    /** {@inheritDoc} True if one of the candidates failed with what may pass, such as a timeout. */
    @Override
    public boolean retryable() {
        return retryable;
    }
}
