package io.github.plexauth.error;

import java.io.Serial;

/**
 * The server answered with success, but not with what was asked for: unreadable, too large, compressed unasked, or
 * without a token in it. Often something else than a Plex Media Server has answered.
 */
public final class PlexResponseException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     */
    public PlexResponseException(String message) {
        super(message, null);
    }

    /** {@inheritDoc} False: the next answer would be the same. */
    @Override
    public boolean retryable() {
        return false;
    }
}
