package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;

/** A transport's word for: the response body is larger than the request allows. */
public final class ResponseTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names the limit.
     *
     * @param maxResponseBytes the request's limit, in bytes
     */
    public ResponseTooLargeException(int maxResponseBytes) {
        super("the response body is larger than " + maxResponseBytes + " bytes");
    }
}
