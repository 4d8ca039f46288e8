package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/**
 * Thrown for status 401: the server does not accept the access token, because it is wrong, expired, revoked or for
 * another server.
 */
public final class PlexUnauthorizedException extends PlexStatusException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexUnauthorizedException(String message, ErrorResponse response) {
        super(message, response);
    }
}
