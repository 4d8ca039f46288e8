package io.github.plexauth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A token that a server created for the caller. It has the access of the caller's own token, except that it cannot
 * create another transient token.
 *
 * @param accessToken the token
 * @param receivedAt  when the token was received, by the clock of the {@code PlexAuth}
 */
public record TransientToken(AccessToken accessToken, Instant receivedAt) {

    /** The longest lifetime of a transient token. Servers do not send an expiry; a restart ends the token sooner. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(2);

    /**
     * Checks every component.
     *
     * @param accessToken the token
     * @param receivedAt  when the token was received
     */
    public TransientToken {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /**
     * Returns the time after which the token is no longer valid. It may become invalid earlier; a server then responds
     * with 401.
     *
     * @return 48 hours after the token was received, or {@link Instant#MAX} if that is earlier
     */
    public Instant expiresAt() {
        return receivedAt.isBefore(Instant.MAX.minus(MAX_LIFETIME)) ? receivedAt.plus(MAX_LIFETIME) : Instant.MAX;
    }
}
