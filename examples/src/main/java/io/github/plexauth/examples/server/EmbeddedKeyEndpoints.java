package io.github.plexauth.examples.server;

import io.github.plexauth.examples.server.EmbeddedDeviceKeys.DeviceKey;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints of plex.tv for keys of clients, and for the JSON Web Tokens that clients get with them. */
final class EmbeddedKeyEndpoints {

    private final EmbeddedPlexTvMemory memory;
    private final EmbeddedSessions sessions;
    private final EmbeddedDeviceJwts deviceJwts;
    private final EmbeddedPlexJwts plexJwts;
    private final String nameOfToken;

    EmbeddedKeyEndpoints(EmbeddedPlexTvMemory memory, String nameOfToken) {
        this.memory = memory;
        this.sessions = new EmbeddedSessions(memory);
        this.deviceJwts = new EmbeddedDeviceJwts(memory.clock());
        this.plexJwts = new EmbeddedPlexJwts(memory);
        this.nameOfToken = nameOfToken;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(
                EmbeddedPlexTvRoute.to("POST", "/auth/jwk", this::register),
                EmbeddedPlexTvRoute.to("GET", "/auth/nonce", this::nonce),
                EmbeddedPlexTvRoute.to("POST", "/auth/token", this::token),
                EmbeddedPlexTvRoute.to("GET", "/auth/keys", request -> EmbeddedPlexTvAnswer.json(
                        200, memory.signingKeys().tree())));
    }

    /** The key is for the client that the token belongs to, even if another client sends it. */
    private EmbeddedPlexTvAnswer register(EmbeddedRequest request) {
        return sessions.answer(request, session -> EmbeddedJson.body(request)
                .flatMap(body -> EmbeddedJson.object(body, "jwk"))
                .flatMap(EmbeddedJwk::parse)
                .map(jwk -> new DeviceKey(session.user(), session.clientIdentifier(), jwk))
                .map(key -> memory.deviceKeys().register(key)
                        ? EmbeddedPlexTvAnswer.json(201, Map.of())
                        : EmbeddedJwtFault.THUMBPRINT_TAKEN.answer())
                .orElseGet(EmbeddedJwtFault.KEY::answer));
    }

    private EmbeddedPlexTvAnswer nonce(EmbeddedRequest request) {
        String clientIdentifier = EmbeddedPlexTvApi.clientIdentifier(request).orElseThrow();
        return EmbeddedPlexTvAnswer.json(200, Map.of("nonce", memory.nonces().create(clientIdentifier)));
    }

    private EmbeddedPlexTvAnswer token(EmbeddedRequest request) {
        return EmbeddedJson.body(request)
                .flatMap(body -> EmbeddedJson.text(body, "jwt"))
                .flatMap(EmbeddedJwt::parse)
                .map(jwt -> jwt.thumbprint()
                        .flatMap(memory.deviceKeys()::byThumbprint)
                        .map(key -> token(request, jwt, key))
                        .orElseGet(EmbeddedJwtFault.UNKNOWN_KEY::answer))
                .orElseGet(EmbeddedJwtFault.TOKEN::answer);
    }

    private EmbeddedPlexTvAnswer token(EmbeddedRequest request, EmbeddedJwt jwt, DeviceKey key) {
        return deviceJwts.fault(jwt, key.jwk(), key.clientIdentifier())
                .or(() -> isSentBy(key, request) ? Optional.empty() : Optional.of(EmbeddedJwtFault.ISSUER))
                .or(() -> hasNonce(jwt, key) ? Optional.empty() : Optional.of(EmbeddedJwtFault.NONCE))
                .map(EmbeddedJwtFault::answer)
                .orElseGet(() -> EmbeddedPlexTvAnswer.json(
                        200, Map.of(nameOfToken, plexJwts.issue(key, jwt.text("scope")))));
    }

    private static boolean isSentBy(DeviceKey key, EmbeddedRequest request) {
        return EmbeddedPlexTvApi.clientIdentifier(request).filter(key.clientIdentifier()::equals).isPresent();
    }

    private boolean hasNonce(EmbeddedJwt jwt, DeviceKey key) {
        return jwt.text("nonce").filter(nonce -> memory.nonces().use(nonce, key.clientIdentifier())).isPresent();
    }
}
