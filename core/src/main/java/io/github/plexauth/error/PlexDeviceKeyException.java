package io.github.plexauth.error;

import io.github.plexauth.error.detail.Failure;
import java.io.Serial;

/** Thrown when the application's own device key fails to sign. Nothing was sent that it should have signed. */
public final class PlexDeviceKeyException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PlexDeviceKeyException(Failure failure) {
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
    public static PlexDeviceKeyException of(Failure failure) {
        return new PlexDeviceKeyException(failure);
    }

    /** {@inheritDoc} It is false, because the key belongs to the application. */
    @Override
    public boolean retryable() {
        return false;
    }
}
