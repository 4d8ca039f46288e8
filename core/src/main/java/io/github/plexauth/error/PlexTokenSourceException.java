package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/** Thrown when the application's own access token source fails or returns null. No request was sent. */
public final class PlexTokenSourceException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PlexTokenSourceException(Failure failure) {
        super(failure.message(), failure.cause());
    }

    /**
     * Creates the exception.
     *
     * @param failure the description of the failure; its message does not quote the cause, which may hold a secret
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexTokenSourceException of(Failure failure) {
        return new PlexTokenSourceException(failure);
    }

    /** {@inheritDoc} It is true if the source itself failed with a retryable PlexException. */
    @Override
    public boolean retryable() {
        return getCause() instanceof PlexException failure && failure.retryable();
    }
}
