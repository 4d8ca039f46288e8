package io.github.plexauth.error;

import java.io.Serial;

/** 401: The server does not accept the access token: it is wrong, expired, revoked, or for another server. */
public final class PlexUnauthorizedException extends PlexApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexUnauthorizedException(String message, Refusal refusal) {
        super(message, refusal);
    }
}
