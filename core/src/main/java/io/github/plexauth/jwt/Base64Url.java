package io.github.plexauth.jwt;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding, as RFC 7515 defines it. There is exactly one form of each sequence of bytes. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** Encodes bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Decodes a text; empty if it is not the form that {@link #encode} returns. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException otherCharacter) {
            return Optional.empty();
        }
    }
}
