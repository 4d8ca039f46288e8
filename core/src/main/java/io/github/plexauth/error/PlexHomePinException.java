package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/**
 * Thrown for status 403 with code 1041: the user of the home is protected by a PIN of four digits, and the call had
 * none or a wrong one. Ask the person for it.
 */
public final class PlexHomePinException extends PlexForbiddenException {

    /** The code by which plex.tv says this. */
    static final int CODE = 1041;

    @Serial
    private static final long serialVersionUID = 1L;

    PlexHomePinException(String message, ErrorResponse response) {
        super(message, response);
    }
}
