package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/**
 * Thrown when the server responds with a success status, but the response is not usable: it is unreadable, too large,
 * compressed although the request asked for an answer that is not, or lacks the value that was asked for.
 *
 * <p>A common reason is that something other than a Plex Media Server responded.
 */
public final class PlexInvalidResponseException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PlexInvalidResponseException(Failure failure) {
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
    public static PlexInvalidResponseException of(Failure failure) {
        return new PlexInvalidResponseException(failure);
    }

    /** {@inheritDoc} It is false, because the next response would be the same. */
    @Override
    public boolean retryable() {
        return false;
    }
}
