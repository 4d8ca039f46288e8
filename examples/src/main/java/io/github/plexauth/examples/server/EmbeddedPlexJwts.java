package io.github.plexauth.examples.server;

import io.github.plexauth.examples.server.EmbeddedDeviceKeys.DeviceKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Web Tokens of plex.tv, which are valid for a week. */
final class EmbeddedPlexJwts {

    private static final long LIFETIME_SECONDS = Duration.ofDays(7).toSeconds();

    private final EmbeddedPlexTvMemory memory;

    EmbeddedPlexJwts(EmbeddedPlexTvMemory memory) {
        this.memory = memory;
    }

    /** Creates a token for a client that has proved that it has the key. The legacy token of the client ends. */
    String issue(DeviceKey key, Optional<String> scope) {
        memory.legacyTokens().end(key.user(), key.clientIdentifier());
        long now = memory.clock().instant().getEpochSecond();
        return memory.signingKeys().sign(EmbeddedPlexApi.tree(
                "aud", List.of(EmbeddedDeviceJwts.AUDIENCE, key.clientIdentifier()),
                "iss", "plex.tv",
                "iat", now,
                "exp", now + LIFETIME_SECONDS,
                "thumbprint", key.jwk().thumbprint(),
                "user", user(key.user(), List.of(scope.orElse("").split("[, ]+")))));
    }

    /** Returns the person as far as the client has asked for it. A scope is a name of a claim, not a permission. */
    private static Map<String, Object> user(EmbeddedUser user, List<String> scope) {
        Map<String, Object> known = EmbeddedPlexApi.tree(
                "id", user.id(),
                "uuid", user.uuid(),
                "username", user.username(),
                "email", user.email(),
                "friendly_name", user.title(),
                "restricted", !user.admin(),
                "anonymous", null,
                "joinedAt", EmbeddedUser.JOINED_AT);
        known.keySet().removeIf(name -> !name.equals("id") && !name.equals("uuid") && !scope.contains(name));
        return known;
    }

    /** Returns whether the token is genuine but has expired. */
    boolean isExpired(EmbeddedJwt jwt) {
        return memory.signingKeys().signed(jwt)
                && jwt.seconds("exp").filter(expiry -> expiry <= memory.clock().instant().getEpochSecond()).isPresent();
    }

    /** Returns the session of a token, or nothing if it is forged, or if the client has another key or none now. */
    Optional<EmbeddedSession> session(EmbeddedJwt jwt, String text) {
        return Optional.of(jwt)
                .filter(memory.signingKeys()::signed)
                .flatMap(signed -> memory.deviceKeys().byClient(signed.audience().get(1)))
                .filter(key -> jwt.text("thumbprint").equals(Optional.of(key.jwk().thumbprint())))
                .flatMap(key -> jwt.userUuid().flatMap(EmbeddedUser::byUuid)
                        .map(user -> new EmbeddedSession(user, key.clientIdentifier(), text, true)));
    }
}
