package io.github.plexauth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A JSON Web Token of an account, which the key of a device renews. It is for plex.tv only: media servers refuse it.
 *
 * @param accessToken the token
 * @param receivedAt  when the token was received, by the clock of the {@code PlexAuth}
 * @param expiresAt   when the token ends, by the same clock, whatever the clock of plex.tv says
 */
public record DeviceToken(AccessToken accessToken, Instant receivedAt, Instant expiresAt) {

    /** The lifetime that plex.tv documents. */
    public static final Duration USUAL_LIFETIME = Duration.ofDays(7);

    /**
     * Checks every component.
     *
     * @param accessToken the token: a JSON Web Token
     * @param receivedAt  when the token was received
     * @param expiresAt   when the token ends
     * @throws IllegalArgumentException if the token is of another kind
     */
    public DeviceToken {
        if (Objects.requireNonNull(accessToken, "accessToken").kind() != AccessToken.Kind.JWT) {
            throw new IllegalArgumentException("accessToken is not a JSON Web Token");
        }
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
