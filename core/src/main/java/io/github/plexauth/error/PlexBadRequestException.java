package io.github.plexauth.error;

import java.io.Serial;

/** 400: The server did not accept the parameters: a type, scope or source that it does not know. */
public final class PlexBadRequestException extends PlexApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexBadRequestException(String message, Refusal refusal) {
        super(message, refusal);
    }
}
