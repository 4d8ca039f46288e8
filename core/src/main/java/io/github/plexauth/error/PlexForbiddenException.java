package io.github.plexauth.error;

import java.io.Serial;

/**
 * 403: The token is good but not for this: a transient token cannot make another, and connection information needs an
 * admin's.
 */
public final class PlexForbiddenException extends PlexApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexForbiddenException(String message, Refusal refusal) {
        super(message, refusal);
    }
}
