package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Whether plex.tv has made a JSON Web Token for this device. */
public sealed interface TokenVerification {

    /**
     * plex.tv has signed the token for this device, and it is valid now.
     *
     * @param claims what the token says, by name: texts, numbers, booleans, lists and maps
     */
    record Genuine(Map<String, Object> claims) implements TokenVerification {

        /**
         * Checks that the map is not null and copies it.
         *
         * @param claims what the token says, by name
         */
        public Genuine {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(claims, "claims")));
        }

        /** Returns the names of the claims, without their values, which may be about a person. */
        @Override
        public String toString() {
            return "Genuine[claims=" + claims.keySet() + "]";
        }
    }

    /**
     * The token must not be trusted.
     *
     * @param reason why, for people, such as {@code the token has expired (exp)}
     */
    record Rejected(String reason) implements TokenVerification {

        /**
         * Checks that the reason is not blank.
         *
         * @param reason why, for people: not blank
         * @throws IllegalArgumentException if the reason is blank
         */
        public Rejected {
            Checks.requireText(reason, "reason");
        }
    }
}
