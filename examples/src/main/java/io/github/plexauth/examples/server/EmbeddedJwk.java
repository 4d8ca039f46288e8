package io.github.plexauth.examples.server;

import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A public key in the form of a JSON Web Key. In contrast to plex.tv, which also accepts RSA, this one is for Ed25519.
 *
 * @param thumbprint the {@code kid}, which the owner of the key chooses
 * @param key        the key
 */
record EmbeddedJwk(String thumbprint, PublicKey key) {

    private static final int MAX_THUMBPRINT = 200;

    /** Returns the key, or nothing if a member is missing or wrong, or if the private key was sent too. */
    static Optional<EmbeddedJwk> parse(Map<?, ?> jwk) {
        boolean described = has(jwk, "kty", "OKP") && has(jwk, "crv", "Ed25519")
                && has(jwk, "use", "sig") && has(jwk, "alg", "EdDSA") && !jwk.containsKey("d");
        Optional<String> thumbprint = EmbeddedJson.text(jwk, "kid")
                .filter(kid -> !kid.isBlank() && kid.length() <= MAX_THUMBPRINT);
        return described && thumbprint.isPresent()
                ? EmbeddedJson.text(jwk, "x")
                        .flatMap(EmbeddedJwt::decode)
                        .flatMap(Ed25519::publicKey)
                        .map(key -> new EmbeddedJwk(thumbprint.orElseThrow(), key))
                : Optional.empty();
    }

    private static boolean has(Map<?, ?> jwk, String name, String value) {
        return EmbeddedJson.text(jwk, name).filter(value::equals).isPresent();
    }

    Map<String, Object> tree() {
        return EmbeddedPlexApi.tree(
                "kty", "OKP",
                "crv", "Ed25519",
                "x", Base64.getUrlEncoder().withoutPadding().encodeToString(Ed25519.bytes(key)),
                "kid", thumbprint,
                "use", "sig",
                "alg", "EdDSA");
    }
}
