package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;

/** Thrown by a transport when the response body is larger than the request allows. */
public final class ResponseTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception that names the limit.
     *
     * @param maxResponseBytes the limit of the request, in bytes
     */
    public ResponseTooLargeException(int maxResponseBytes) {
        super("the response body is larger than " + maxResponseBytes + " bytes");
    }
}
