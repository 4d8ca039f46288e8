package io.github.plexauth.error;

import java.io.Serial;

/** The application's own access token source failed or gave null, so nothing was sent. */
public final class PlexTokenSourceException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes a source that gave null.
     *
     * @param message names the source's class
     */
    public PlexTokenSourceException(String message) {
        super(message, null);
    }

    /**
     * Describes a source that failed.
     *
     * @param message names the source's class; quotes nothing of the cause, which may hold a secret
     * @param cause   what the source threw
     */
    public PlexTokenSourceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@inheritDoc} True if the source itself failed with a retryable PlexException. */
    @Override
    public boolean retryable() {
        return getCause() instanceof PlexException failure && failure.retryable();
    }
}
