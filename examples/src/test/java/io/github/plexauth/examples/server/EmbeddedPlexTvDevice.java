package io.github.plexauth.examples.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * An installation of a client that has a key. It makes its JSON Web Tokens by hand, so that tests can make wrong ones.
 *
 * @param clientIdentifier the identifier of the installation
 * @param kid              the name of the key
 * @param keys             the key
 */
record EmbeddedPlexTvDevice(String clientIdentifier, String kid, KeyPair keys) {

    static EmbeddedPlexTvDevice of(String clientIdentifier, String kid) throws GeneralSecurityException {
        return new EmbeddedPlexTvDevice(
                clientIdentifier, kid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    String header() {
        return "X-Plex-Client-Identifier: " + clientIdentifier;
    }

    String jwk() {
        byte[] encoded = keys.getPublic().getEncoded();
        return """
                {"kty":"OKP","crv":"Ed25519","x":"%s","kid":"%s","use":"sig","alg":"EdDSA"}"""
                .formatted(base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)), kid);
    }

    /** Returns the claims of a right token. */
    String claims(Instant now, String more) {
        return "{\"aud\":\"plex.tv\",\"iss\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(clientIdentifier, now.getEpochSecond(), now.getEpochSecond() + 300, more);
    }

    String jwt(String claims) throws GeneralSecurityException {
        return jwt("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}", claims);
    }

    String jwt(String header, String claims) throws GeneralSecurityException {
        String signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String decoded(String jwt, int part) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[part]), StandardCharsets.UTF_8);
    }

    /** Returns whether the key with this {@code x} signed the token. */
    static boolean isSigned(String jwt, String x) throws GeneralSecurityException {
        byte[] prefix = {48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0};
        byte[] encoded = Arrays.copyOf(prefix, 44);
        System.arraycopy(Base64.getUrlDecoder().decode(x), 0, encoded, 12, 32);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        int end = jwt.lastIndexOf('.');
        signature.update(jwt.substring(0, end).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(end + 1)));
    }
}
