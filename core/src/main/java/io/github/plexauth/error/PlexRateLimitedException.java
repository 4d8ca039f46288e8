package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/** Thrown for status 429: the server received too many requests. {@link #retryAfter()} may say how long to wait. */
public final class PlexRateLimitedException extends PlexStatusException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexRateLimitedException(String message, ErrorResponse response) {
        super(message, response);
    }
}
