package io.github.plexauth.domain;

import java.util.Objects;

/**
 * Whether plex.tv accepts a token. There are three answers.
 *
 * <p>Only {@link Invalid} means that the token is of no use any more. If it is a legacy token, the person has to sign
 * in again. If it is the token of a device key, call {@code DeviceTokens.invalidate} and get a new token.
 */
public sealed interface TokenValidity {

    /**
     * plex.tv accepts the token.
     *
     * @param account the account that the token belongs to
     */
    record Valid(Account account) implements TokenValidity {

        /**
         * Checks that the account is not null.
         *
         * @param account the account that the token belongs to
         */
        public Valid {
            Objects.requireNonNull(account, "account");
        }
    }

    /**
     * plex.tv does not accept the token.
     *
     * @param reason what plex.tv answered, for people
     */
    record Invalid(String reason) implements TokenValidity {

        /**
         * Checks that the reason is not null.
         *
         * @param reason what plex.tv answered, for people
         */
        public Invalid {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The answer says nothing about the token, or there is none: plex.tv is not reachable, overloaded, or something
     * else answered, such as the sign-in page of a network. Keep the token and ask again later.
     *
     * @param reason what happened, for people
     */
    record Unknown(String reason) implements TokenValidity {

        /**
         * Checks that the reason is not null.
         *
         * @param reason what happened, for people; it may quote a transport, so any text is possible
         */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
