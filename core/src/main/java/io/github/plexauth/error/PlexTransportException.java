package io.github.plexauth.error;

import java.io.Serial;

/** There is no usable answer: not connected, not trusted, broken off, or interrupted. The cause tells more. */
public class PlexTransportException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * Describes a failure.
     *
     * @param message   what happened, where, and what to do
     * @param cause     what the transport failed with
     * @param retryable whether the same call may succeed later
     */
    public PlexTransportException(String message, Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** {@inheritDoc} False if TLS failed or the caller was interrupted. */
    @Override
    public boolean retryable() {
        return retryable;
    }
}
