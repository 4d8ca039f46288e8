package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/**
 * Thrown for status 404: the server does not know the source, or it is too old for the call. Connection information
 * requires Plex Media Server 1.15.4.
 */
public final class PlexNotFoundException extends PlexStatusException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexNotFoundException(String message, ErrorResponse response) {
        super(message, response);
    }
}
