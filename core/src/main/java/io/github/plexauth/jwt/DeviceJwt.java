package io.github.plexauth.jwt;

import io.github.plexauth.port.DeviceSigner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the tokens by which a device proves to plex.tv that it has its key. They are valid for five minutes. */
public final class DeviceJwt {

    /** How long a token is valid. It is used at once. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int SIGNATURE_LENGTH = 64;

    private DeviceJwt() {}

    /**
     * Writes a token.
     *
     * @param signer           signs it
     * @param clientIdentifier the identifier of the installation
     * @param now              the current time, by the clock of plex.tv
     * @param claims           the claims besides the usual ones
     * @return the text of the token
     */
    public static String write(
            DeviceSigner signer, String clientIdentifier, Instant now, Map<String, String> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "EdDSA");
        header.put("kid", signer.keyId());
        header.put("typ", "JWT");
        Map<String, Object> payload = new LinkedHashMap<>(claims);
        payload.put("aud", "plex.tv");
        payload.put("iss", clientIdentifier);
        payload.put("iat", now.getEpochSecond());
        payload.put("exp", now.plus(LIFETIME).getEpochSecond());
        String signed = encoded(header) + "." + encoded(payload);
        byte[] signature = signer.sign(signed.getBytes(StandardCharsets.US_ASCII));
        if (signature.length != SIGNATURE_LENGTH) { // plex.tv would silently ignore the key.
            throw new IllegalStateException(
                    "the signer returned " + signature.length + " bytes; a signature of Ed25519 has 64");
        }
        return signed + "." + Base64Url.encode(signature);
    }

    /**
     * Returns the public key of a device as plex.tv expects it.
     *
     * @param signer has the key
     * @return the members of a JSON Web Key
     */
    public static Map<String, Object> publicJwk(DeviceSigner signer) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        for (String member : List.of("kty", "crv", "x")) { // Nothing else: a signer might give away its secret half.
            jwk.put(member, Objects.requireNonNull(signer.publicJwk().get(member), member));
        }
        jwk.put("kid", signer.keyId());
        jwk.put("use", "sig");
        jwk.put("alg", "EdDSA");
        return jwk;
    }

    private static String encoded(Map<String, Object> object) {
        return Base64Url.encode(Json.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
