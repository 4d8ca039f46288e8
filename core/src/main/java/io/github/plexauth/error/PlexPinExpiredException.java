package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/**
 * Thrown when plex.tv does not know a PIN any more: it has expired, or it was created with another client identifier.
 * Create another PIN.
 *
 * <p>The cause, if there is one, is the last failure of a request.
 */
public final class PlexPinExpiredException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PlexPinExpiredException(Failure failure) {
        super(failure.message(), failure.cause());
    }

    /**
     * Creates the exception.
     *
     * @param failure the description of the failure
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexPinExpiredException of(Failure failure) {
        return new PlexPinExpiredException(failure);
    }

    /** {@inheritDoc} It is false, because a PIN does not become valid again. */
    @Override
    public boolean retryable() {
        return false;
    }
}
