package io.github.plexauth.examples.server;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON Web Token in its compact form. Its signature is not verified until somebody asks. */
final class EmbeddedJwt {

    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<?, ?> header;
    private final Map<?, ?> claims;
    private final String signed;
    private final byte[] signature;

    private EmbeddedJwt(Map<?, ?> header, Map<?, ?> claims, String signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Returns the token, or nothing if the text does not consist of two JSON objects and a signature. */
    static Optional<EmbeddedJwt> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<Map<?, ?>> claims = object(parts[1]);
        Optional<byte[]> signature = decode(parts[2]);
        return claims.isEmpty() || signature.isEmpty()
                ? Optional.empty()
                : object(parts[0]).map(header -> new EmbeddedJwt(
                        header, claims.orElseThrow(), parts[0] + "." + parts[1], signature.orElseThrow()));
    }

    static String sign(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        String signed = encode(utf8(TreeWriter.json(header))) + "." + encode(utf8(TreeWriter.json(claims)));
        return signed + "." + encode(Ed25519.sign(key, utf8(signed)));
    }

    boolean isSignedBy(PublicKey key) {
        return Optional.of("EdDSA").equals(EmbeddedJson.text(header, "alg"))
                && Ed25519.verify(key, utf8(signed), signature);
    }

    /** Returns the {@code kid}, which names the key that signed. */
    Optional<String> thumbprint() {
        return EmbeddedJson.text(header, "kid");
    }

    /** Returns a claim, or nothing if there is none or if it is not a string. */
    Optional<String> text(String claim) {
        return EmbeddedJson.text(claims, claim);
    }

    /** Returns the person in a token of plex.tv. */
    Optional<String> userUuid() {
        return EmbeddedJson.object(claims, "user").flatMap(user -> EmbeddedJson.text(user, "uuid"));
    }

    /** Returns a claim, or nothing if there is none or if it is not a whole number. */
    Optional<Long> seconds(String claim) {
        return claims.get(claim) instanceof BigDecimal number && WHOLE_NUMBER.matcher(number.toString()).matches()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Returns for whom the token is: one string or a list of strings. */
    List<String> audience() {
        return claims.get("aud") instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : text("aud").stream().toList();
    }

    private static Optional<Map<?, ?>> object(String part) {
        return decode(part).flatMap(bytes -> TreeReader.object(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Returns the bytes, or nothing if the text is not Base64 with the alphabet for URLs and without padding. */
    static Optional<byte[]> decode(String text) {
        // One character more than whole groups of four represents only six bits.
        return BASE64_URL.matcher(text).matches() && text.length() % 4 != 1
                ? Optional.of(Base64.getUrlDecoder().decode(text))
                : Optional.empty();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
