package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;

/**
 * Thrown for status 403: the server accepts the access token, but not for this call. A transient token cannot create
 * another, connection information requires the token of an administrator, and a protected user of a home requires a
 * PIN ({@link PlexHomePinException}).
 */
public class PlexForbiddenException extends PlexStatusException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexForbiddenException(String message, ErrorResponse response) {
        super(message, response);
    }
}
