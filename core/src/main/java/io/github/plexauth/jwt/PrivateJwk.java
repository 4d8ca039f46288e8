package io.github.plexauth.jwt;

import io.github.plexauth.check.Checks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON Web Key of Ed25519 with its private half (RFC 8037). */
public final class PrivateJwk {

    private static final byte[] PROBE = "plexauth".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_KEY_ID_LENGTH = 255;

    private final String keyId;
    private final String x;
    private final String d;
    private final PrivateKey key;

    private PrivateJwk(String keyId, String x, String d, PrivateKey key) {
        this.keyId = keyId;
        this.x = x;
        this.d = d;
        this.key = key;
    }

    /** Creates a key, whose identifier is its thumbprint. */
    public static PrivateJwk generate() {
        KeyPair pair = Ed25519.generate();
        String x = Base64Url.encode(Ed25519.raw(pair.getPublic()));
        return new PrivateJwk(thumbprint(x), x, Base64Url.encode(Ed25519.raw(pair.getPrivate())), pair.getPrivate());
    }

    /**
     * Creates a key from its members.
     *
     * @param members the members of a JSON Web Key
     * @return the key
     * @throws IllegalArgumentException if a member is missing or wrong; the message quotes none
     */
    public static PrivateJwk of(Map<?, ?> members) {
        require("OKP".equals(members.get("kty")), "has another kty than OKP");
        require("Ed25519".equals(members.get("crv")), "has another crv than Ed25519");
        byte[] x = half(members, "x");
        byte[] d = half(members, "d");
        Object keyId = members.get("kid");
        require(keyId == null || keyId instanceof String, "has a kid that is not a text");
        try {
            PrivateKey key = Ed25519.privateKey(d);
            require(VerificationKey.ofEd25519("", x).verifies(PROBE, Ed25519.sign(key, PROBE)),
                    "has an x that does not belong to its d");
            String encoded = Base64Url.encode(x);
            String identifier = keyId == null ? thumbprint(encoded) : Checks.requireLine((String) keyId, "jwk: kid");
            require(identifier.length() <= MAX_KEY_ID_LENGTH, "has a kid of more than 255 characters");
            return new PrivateJwk(identifier, encoded, Base64Url.encode(d), key);
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("jwk has an x or d that is not a key");
        }
    }

    private static byte[] half(Map<?, ?> members, String name) {
        if (!(members.get(name) instanceof String text)) {
            throw problem("has no " + name);
        }
        byte[] bytes = Base64Url.decode(text).orElse(new byte[0]);
        require(bytes.length == Ed25519.KEY_LENGTH, "has an " + name + " that is not 32 bytes in base64url");
        return bytes;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw problem(problem);
        }
    }

    private static IllegalArgumentException problem(String problem) {
        return new IllegalArgumentException("jwk " + problem);
    }

    /** Returns the thumbprint of a public key, as RFC 7638 defines it: the hash of the required members in order. */
    static String thumbprint(String x) {
        Map<String, Object> required = new LinkedHashMap<>();
        required.put("crv", "Ed25519");
        required.put("kty", "OKP");
        required.put("x", x);
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(required).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) { // Every Java runtime has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the identifier of the key. */
    public String keyId() {
        return keyId;
    }

    /** Returns the members of the public key. */
    public Map<String, String> publicMembers() {
        return Map.of("kty", "OKP", "crv", "Ed25519", "x", x);
    }

    /** Signs a message. */
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    /** Returns the whole key as JSON, with its private half. */
    public String write() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kty", "OKP");
        members.put("crv", "Ed25519");
        members.put("kid", keyId);
        members.put("x", x);
        members.put("d", d);
        return Json.write(Collections.unmodifiableMap(members));
    }

    /** Returns the identifier of the key, never its private half. */
    @Override
    public String toString() {
        return "PrivateJwk[" + keyId + "]";
    }
}
