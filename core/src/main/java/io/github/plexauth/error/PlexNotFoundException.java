package io.github.plexauth.error;

import java.io.Serial;

/** 404: The server knows no such source, or is older than the call (1.15.4 for connection information). */
public final class PlexNotFoundException extends PlexApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexNotFoundException(String message, Refusal refusal) {
        super(message, refusal);
    }
}
