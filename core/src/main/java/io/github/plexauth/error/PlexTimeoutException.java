package io.github.plexauth.error;

import java.io.Serial;

/** The timeout of the call passed before there was a whole answer. */
public final class PlexTimeoutException extends PlexTransportException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes a failure.
     *
     * @param message what happened, where, and what to do
     * @param cause   what the time ran out in
     */
    public PlexTimeoutException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
