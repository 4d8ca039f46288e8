package io.github.plexauth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A Plex access token.
 *
 * <p>A token is a credential: only {@link #value()} returns its text, and {@link #toString()} does not show it. Two
 * tokens are equal if their texts are equal. The comparison takes the same time wherever the texts differ.
 */
public final class AccessToken {

    /** The kind of a token, as far as its prefix shows it. */
    public enum Kind {
        /** A token of an account or a device: 20 characters without a prefix. It is valid until it is revoked. */
        LEGACY,
        /**
         * {@code transient-…}: a token that a server made. It lives up to 48 hours and ends when the server restarts.
         */
        TRANSIENT,
        /**
         * {@code eyJ…}: a JSON Web Token for plex.tv, valid for seven days. Media servers refuse it with status 401.
         */
        JWT,
        /** {@code claim-…}: binds a new server to an account. It is not an access token: servers respond with 401. */
        CLAIM,
        /** {@code local-…}: a token of a plug-in, for the server that the plug-in runs in. */
        LOCAL
    }

    private final String value;

    private AccessToken(String value) {
        this.value = value;
    }

    /**
     * Creates a token from its text.
     *
     * @param value the text; every character is from 0x21 to 0x7E
     * @return the token
     * @throws IllegalArgumentException if the text is empty or contains another character; the message does not quote
     *     the text
     */
    public static AccessToken of(String value) {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("value: the access token is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x21 || value.charAt(i) > 0x7E) {
                throw invalid(value.charAt(i));
            }
        }
        return new AccessToken(value);
    }

    private static IllegalArgumentException invalid(char c) {
        return new IllegalArgumentException(switch (c) {
            case '\r', '\n' ->
                "value: the access token contains a line break; remove it, for example after reading a file";
            case ' ', '\t' -> "value: the access token contains white space; remove it";
            default -> "value: the access token contains a character outside the range 0x21 to 0x7E";
        });
    }

    /**
     * Returns the secret text of the token.
     *
     * @return the text
     */
    public String value() {
        return value;
    }

    /**
     * Returns the kind of the token, which its prefix shows.
     *
     * @return the kind; {@link Kind#LEGACY} if the token has no known prefix
     */
    public Kind kind() {
        if (value.startsWith("transient-")) {
            return Kind.TRANSIENT;
        }
        if (value.startsWith("eyJ") && value.indexOf('.') > 0) { // A token without a prefix may begin like this.
            return Kind.JWT;
        }
        if (value.startsWith("claim-")) {
            return Kind.CLAIM;
        }
        return value.startsWith("local-") ? Kind.LOCAL : Kind.LEGACY;
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof AccessToken token && MessageDigest.isEqual(bytes(), token.bytes()));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the kind of the token, never its text. */
    @Override
    public String toString() {
        return "AccessToken[" + kind() + ", redacted]";
    }
}
