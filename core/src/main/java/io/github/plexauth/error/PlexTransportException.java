package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/**
 * Thrown when there is no complete response: the connection could not be made, was not trusted or broke, or the call
 * was interrupted. The cause has the details.
 */
public class PlexTransportException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    PlexTransportException(Failure failure) {
        super(failure.message(), failure.cause());
        this.retryable = failure.retryable();
    }

    /**
     * Creates the exception.
     *
     * @param failure the description of the failure
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexTransportException of(Failure failure) {
        return new PlexTransportException(failure);
    }

    /** {@inheritDoc} It is false if TLS failed, the caller was interrupted or the transport is closed. */
    @Override
    public boolean retryable() {
        return retryable;
    }
}
