package io.github.plexauth.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Optional;

/**
 * A public key that plex.tv signs with. The key decides which algorithm its signatures have, and never the token: a
 * forger writes the token.
 *
 * @param keyId     the identifier of the key; an empty text if the set has none
 * @param algorithm the {@code alg} of its tokens: EdDSA or RS256
 * @param key       the key
 */
public record VerificationKey(String keyId, String algorithm, PublicKey key) {

    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 8_192;

    /** Reads a key of a set; empty if it is of another kind, or is not for signatures. */
    public static Optional<VerificationKey> of(Map<?, ?> members) {
        Object use = members.get("use");
        if (use != null && !use.equals("sig")) {
            return Optional.empty();
        }
        String keyId = members.get("kid") instanceof String text ? text : "";
        try {
            Optional<VerificationKey> key = "OKP".equals(members.get("kty"))
                    ? ed25519(keyId, members)
                    : "RSA".equals(members.get("kty")) ? rsa(keyId, members) : Optional.empty();
            Object algorithm = members.get("alg");
            return key.filter(known -> algorithm == null || algorithm.equals(known.algorithm()));
        } catch (GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    static VerificationKey ofEd25519(String keyId, byte[] x) throws GeneralSecurityException {
        return new VerificationKey(keyId, "EdDSA", Ed25519.publicKey(x));
    }

    private static Optional<VerificationKey> ed25519(String keyId, Map<?, ?> members) throws GeneralSecurityException {
        byte[] x = bytes(members, "x");
        return "Ed25519".equals(members.get("crv")) && x.length == Ed25519.KEY_LENGTH && !Ed25519.isOfSmallOrder(x)
                ? Optional.of(ofEd25519(keyId, x))
                : Optional.empty();
    }

    private static Optional<VerificationKey> rsa(String keyId, Map<?, ?> members) throws GeneralSecurityException {
        byte[] modulus = bytes(members, "n");
        byte[] exponent = bytes(members, "e");
        if (modulus.length * Byte.SIZE > MAX_RSA_BITS || exponent.length == 0 || exponent.length > Integer.BYTES) {
            return Optional.empty();
        }
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(
                new RSAPublicKeySpec(new BigInteger(1, modulus), new BigInteger(1, exponent)));
        return key.getModulus().bitLength() >= MIN_RSA_BITS
                ? Optional.of(new VerificationKey(keyId, "RS256", key))
                : Optional.empty();
    }

    private static byte[] bytes(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? Base64Url.decode(text).orElse(new byte[0]) : new byte[0];
    }

    /** Returns whether a signature belongs to a message. */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm.equals("EdDSA") ? "Ed25519" : "SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
