package io.github.plexauth.examples.server;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys with which the service signs its tokens. The newest one signs, and all of them verify. */
final class EmbeddedSigningKeys {

    private record SigningKey(EmbeddedJwk jwk, KeyPair pair) {}

    private final List<SigningKey> keys = new ArrayList<>();

    EmbeddedSigningKeys() {
        rotate();
    }

    synchronized void rotate() {
        KeyPair pair = Ed25519.newKeyPair();
        keys.add(new SigningKey(new EmbeddedJwk(RandomText.machineIdentifier(), pair.getPublic()), pair));
    }

    synchronized void forgetOld() {
        keys.subList(0, keys.size() - 1).clear();
    }

    /** Returns the keys as everybody may see them, oldest first. */
    synchronized Map<String, Object> tree() {
        return Map.of("keys", keys.stream().map(key -> key.jwk().tree()).toList());
    }

    synchronized String sign(Map<String, Object> claims) {
        SigningKey newest = keys.get(keys.size() - 1);
        Map<String, Object> header =
                EmbeddedPlexApi.tree("alg", "EdDSA", "kid", newest.jwk().thumbprint(), "typ", "JWT");
        return EmbeddedJwt.sign(header, claims, newest.pair().getPrivate());
    }

    synchronized boolean signed(EmbeddedJwt jwt) {
        return keys.stream()
                .map(SigningKey::jwk)
                .filter(jwk -> Optional.of(jwk.thumbprint()).equals(jwt.thumbprint()))
                .anyMatch(jwk -> jwt.isSignedBy(jwk.key()));
    }
}
