package io.github.plexauth.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A token that a server made for the caller, with the same access as the caller's, except that it cannot make another.
 *
 * @param accessToken the token
 * @param receivedAt  when it was received, by the clock of {@code PlexAuth}
 */
public record TransientToken(AccessToken accessToken, Instant receivedAt) {

    /** The longest life of a transient token. A restart of the server ends it sooner; servers send no expiry. */
    public static final Duration LONGEST_LIFE = Duration.ofHours(48);

    /** Refuses null. */
    public TransientToken {
        if (accessToken == null) {
            throw new IllegalArgumentException("accessToken is null");
        }
        if (receivedAt == null) {
            throw new IllegalArgumentException("receivedAt is null");
        }
    }

    /**
     * Returns the moment after which the token is certainly dead. It may be dead before: only a 401 tells.
     *
     * @return 48 hours after it was received
     */
    public Instant expiresAt() {
        return receivedAt.plus(LONGEST_LIFE);
    }
}
