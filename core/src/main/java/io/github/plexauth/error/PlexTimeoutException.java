package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/** Thrown when the timeout of the call passes before there is a complete response. */
public final class PlexTimeoutException extends PlexTransportException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PlexTimeoutException(Failure failure) {
        super(failure);
    }

    /**
     * Creates the exception.
     *
     * @param failure the description of the failure
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexTimeoutException of(Failure failure) {
        return new PlexTimeoutException(failure);
    }
}
