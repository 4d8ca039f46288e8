package io.github.plexauth.error;

import java.io.Serial;

/** 429: Too many requests in too short a time; {@link #retryAfter()} may say how long to wait. */
public final class PlexRateLimitedException extends PlexApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexRateLimitedException(String message, Refusal refusal) {
        super(message, refusal);
    }
}
