package io.github.plexauth.error;

import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.error.detail.Failure;
import java.io.Serial;
import java.util.List;

/**
 * Thrown when none of the connections of a source or of a server works. The message and {@link #attempts()} describe
 * what happened to each.
 */
public final class PlexConnectException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ConnectionAttempt[] attempts;
    private final boolean retryable;

    private PlexConnectException(Failure failure, List<ConnectionAttempt> attempts) {
        super(failure.message(), failure.cause());
        this.attempts = attempts.toArray(ConnectionAttempt[]::new);
        this.retryable = failure.retryable();
    }

    /**
     * Creates the exception.
     *
     * @param failure  the description of the failure
     * @param attempts what happened to each candidate
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexConnectException of(Failure failure, List<ConnectionAttempt> attempts) {
        return new PlexConnectException(failure, attempts);
    }

    /**
     * Returns what happened to each candidate.
     *
     * @return the attempts in the order of their rank; empty if nothing was tried
     */
    public List<ConnectionAttempt> attempts() {
        return List.of(attempts);
    }

    /** {@inheritDoc} It is true if one of the candidates may work later, for example after a timeout. */
    @Override
    public boolean retryable() {
        return retryable;
    }
}
