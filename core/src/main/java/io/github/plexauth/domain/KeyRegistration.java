package io.github.plexauth.domain;

import java.util.Objects;

/**
 * The result of registering a device key with a token that the device already had.
 *
 * @param token      the first token that the key renews
 * @param endedToken the token that the key was registered with. plex.tv does not accept it any more: delete it.
 */
public record KeyRegistration(DeviceToken token, AccessToken endedToken) {

    /**
     * Checks that no component is null.
     *
     * @param token      the first token that the key renews
     * @param endedToken the token that the key was registered with
     */
    public KeyRegistration {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(endedToken, "endedToken");
    }
}
