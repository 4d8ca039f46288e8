package io.github.plexauth;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A plex.tv that signs tokens, with the JDK and without the code under test. */
final class TestJwts {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static final KeyPair PLEX = pair("Ed25519");
    static final KeyPair OTHER = pair("Ed25519");
    static final KeyPair RSA = pair("RSA");

    private TestJwts() {}

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Returns the keys that plex.tv publishes: one of each kind, and some that nobody can use. */
    static String keys() {
        RSAPublicKey rsa = (RSAPublicKey) RSA.getPublic();
        return "{\"keys\":[" + okp(PLEX, "plex-1") + ","
                + "{\"kty\":\"RSA\",\"n\":\"" + number(rsa.getModulus().toByteArray()) + "\",\"e\":\""
                + number(rsa.getPublicExponent().toByteArray()) + "\",\"kid\":\"plex-rsa\",\"use\":\"sig\"},"
                + okp(OTHER, "for-encryption").replace("\"sig\"", "\"enc\"") + ","
                + okp(OTHER, "contradicts-itself").replace("EdDSA", "RS256") + ","
                + "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"short-rsa\"},"
                + "{\"kty\":\"oct\",\"k\":\"AQAB\",\"kid\":\"symmetric\"},{\"kty\":\"EC\",\"kid\":\"ec\"},7,null]}";
    }

    static String okp(KeyPair pair, String keyId) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x(pair) + "\",\"kid\":\"" + keyId
                + "\",\"use\":\"sig\",\"alg\":\"EdDSA\"}";
    }

    static String x(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String number(byte[] bytes) {
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    static String signed(String header, String claims) {
        return signed(header, claims, PLEX);
    }

    static String signed(String header, String claims, KeyPair pair) {
        String input = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance(
                    pair.getPublic() instanceof RSAPublicKey ? "SHA256withRSA" : "Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether a device has signed a token with its public key. */
    static boolean isSignedBy(DeviceKey key, String jwt) {
        try {
            byte[] x = Base64.getUrlDecoder().decode(key.publicJwk().get("x"));
            byte[] encoded = PLEX.getPublic().getEncoded().clone();
            System.arraycopy(x, 0, encoded, encoded.length - x.length, x.length);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Returns the header (0) or the claims (1) of a token as JSON. */
    static String part(String jwt, int part) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[part]), StandardCharsets.UTF_8);
    }

    /** Fails like a transport that is not connected. */
    static IOException refused() {
        return new ConnectException("refused");
    }
}
