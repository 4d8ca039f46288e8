package io.github.plexauth.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON Web Token that was taken apart, but not verified.
 *
 * @param header    the members of the header
 * @param claims    the claims
 * @param signed    the bytes that the signature is for
 * @param signature the signature
 */
public record Jwt(Map<?, ?> header, Map<?, ?> claims, byte[] signed, byte[] signature) {

    private static final int MAX_LENGTH = 16_384;

    /**
     * Takes a token apart.
     *
     * @param text   the text of the token
     * @param decode decodes a JSON object, and returns empty if the bytes are none
     * @return the parts; empty if this is not a JSON Web Token with a signature
     */
    public static Optional<Jwt> parse(String text, Function<byte[], Optional<Map<?, ?>>> decode) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<?, ?>> header = Base64Url.decode(parts[0]).flatMap(decode);
        Optional<Map<?, ?>> claims = Base64Url.decode(parts[1]).flatMap(decode);
        Optional<byte[]> signature = Base64Url.decode(parts[2]);
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new Jwt(header.get(), claims.get(), signed, signature.get()));
    }

    /** Returns a member of the header that is a text. */
    Optional<String> header(String name) {
        return header.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns a claim that is a text. */
    Optional<String> claim(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns no part: the text of the token is a secret. */
    @Override
    public String toString() {
        return "Jwt";
    }
}
