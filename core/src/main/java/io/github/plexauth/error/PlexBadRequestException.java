package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/** Thrown for status 400: the server does not accept a parameter, such as the type, the scope or the source. */
public final class PlexBadRequestException extends PlexStatusException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexBadRequestException(String message, ErrorResponse response) {
        super(message, response);
    }
}
