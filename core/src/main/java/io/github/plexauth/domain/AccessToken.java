package io.github.plexauth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A Plex access token: a credential, so only {@link #value()} shows it.
 *
 * <p>Tokens are equal if their values are; comparing two takes the same time wherever they differ.
 */
public final class AccessToken {

    /** What a token is for, as far as its prefix tells. */
    public enum Kind {
        /** A token of an account or a device (20 characters, no prefix), valid until it is revoked. */
        LEGACY,
        /** {@code transient-…}: made by a server, up to 48 hours, gone when that server restarts. */
        TRANSIENT,
        /** {@code eyJ…}: a JSON Web Token for plex.tv, seven days. Media servers are reported to refuse it. */
        JWT,
        /** {@code claim-…}: binds a new server to an account. It is no access token: servers answer 401 to it. */
        CLAIM,
        /** {@code local-…}: a token of a plug-in, for the server that it runs in. */
        LOCAL
    }

    private final String value;

    private AccessToken(String value) {
        this.value = value;
    }

    /**
     * Makes a token of its text.
     *
     * @param value the text: characters from 0x21 to 0x7E
     * @return the token
     * @throws IllegalArgumentException if the text is empty or has another character; it does not quote the text
     */
    public static AccessToken of(String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("value: the access token is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x21 || value.charAt(i) > 0x7E) {
                throw refused(value.charAt(i));
            }
        }
        return new AccessToken(value);
    }

    private static IllegalArgumentException refused(char c) {
        return new IllegalArgumentException(switch (c) {
            case '\r', '\n' -> "value: the access token contains a line break: trim the file that it was read from";
            case ' ', '\t' -> "value: the access token contains white space: trim it";
            default -> "value: the access token contains a character that no token has, outside 0x21 to 0x7E";
        });
    }

    /**
     * Returns the secret itself, for whatever it has to be handed to.
     *
     * @return the text
     */
    public String value() {
        return value;
    }

    /**
     * Tells from the prefix what the token is for.
     *
     * @return the kind; {@link Kind#LEGACY} if no prefix is known
     */
    public Kind kind() {
        if (value.startsWith("transient-")) {
            return Kind.TRANSIENT;
        }
        if (value.startsWith("eyJ")) {
            return Kind.JWT;
        }
        if (value.startsWith("claim-")) {
            return Kind.CLAIM;
        }
        return value.startsWith("local-") ? Kind.LOCAL : Kind.LEGACY;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken token && MessageDigest.isEqual(bytes(), token.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** Says the kind, never the token. */
    @Override
    public String toString() {
        return "AccessToken[" + kind() + ", redacted]";
    }
}
