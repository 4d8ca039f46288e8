package io.github.plexauth.domain;

import java.util.Objects;

/** The result of a sign-in with a device key. */
public sealed interface DeviceSignIn {

    /**
     * The device key is registered, and plex.tv has issued a token that the key renews. No person is needed again.
     *
     * @param token the token
     */
    record Registered(DeviceToken token) implements DeviceSignIn {

        /**
         * Checks that the token is not null.
         *
         * @param token the token
         */
        public Registered {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * plex.tv has ignored the key and issued a legacy token, which no key can renew. It does this silently if the key
     * or the clock of this machine is not what it expects. The token is valid until it is revoked, and may be
     * registered with {@code DeviceAuthentication.register}.
     *
     * @param legacyToken the token
     */
    record KeyIgnored(AccessToken legacyToken) implements DeviceSignIn {

        /**
         * Checks that the token is not null.
         *
         * @param legacyToken the token
         */
        public KeyIgnored {
            Objects.requireNonNull(legacyToken, "legacyToken");
        }
    }
}
