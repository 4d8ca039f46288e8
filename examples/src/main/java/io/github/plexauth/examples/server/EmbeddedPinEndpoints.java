package io.github.plexauth.examples.server;

import io.github.plexauth.examples.server.EmbeddedDeviceKeys.DeviceKey;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The endpoints of plex.tv for PINs: a client creates one, a person approves it, the client asks for the token. */
final class EmbeddedPinEndpoints {

    private static final Set<String> TRUE = Set.of("true", "True", "1");

    private static final Map<String, Object> LOCATION = EmbeddedPlexApi.tree(
            "code", "US",
            "european_union_member", false,
            "continent_code", "NA",
            "country", "United States",
            "city", "Austin",
            "time_zone", "America/Chicago",
            "postal_code", "78732",
            "in_privacy_restricted_country", false,
            "in_privacy_restricted_region", false,
            "subdivisions", "Texas",
            "coordinates", "30.38, -97.88");

    private final EmbeddedPins pins;
    private final EmbeddedDeviceKeys deviceKeys;
    private final EmbeddedDeviceJwts deviceJwts;
    private final EmbeddedPlexJwts plexJwts;
    private final EmbeddedSessions sessions;

    EmbeddedPinEndpoints(EmbeddedPlexTvMemory memory) {
        pins = memory.pins();
        deviceKeys = memory.deviceKeys();
        deviceJwts = new EmbeddedDeviceJwts(memory.clock());
        plexJwts = new EmbeddedPlexJwts(memory);
        sessions = new EmbeddedSessions(memory);
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(
                EmbeddedPlexTvRoute.to("POST", "/pins", this::create),
                new EmbeddedPlexTvRoute("GET", Pattern.compile("/pins/(\\d{1,18})"), this::get),
                EmbeddedPlexTvRoute.to("PUT", "/pins/link", this::link));
    }

    private EmbeddedPlexTvAnswer create(EmbeddedRequest request) {
        Optional<Map<?, ?>> body = EmbeddedJson.body(request);
        if (EmbeddedJson.isDeclaredBy(request) && !request.body().isBlank() && body.isEmpty()) {
            return EmbeddedJwtFault.BODY.answer();
        }
        boolean strong = request.formValue("strong")
                .or(() -> body.map(object -> object.get("strong")).map(Object::toString))
                .filter(TRUE::contains)
                .isPresent();
        return body.filter(object -> object.containsKey("jwk")).isPresent()
                ? EmbeddedJson.object(body.orElseThrow(), "jwk")
                        .flatMap(EmbeddedJwk::parse)
                        .map(key -> create(request, strong, Optional.of(key)))
                        .orElseGet(EmbeddedJwtFault.KEY::answer)
                : create(request, strong, Optional.empty());
    }

    private EmbeddedPlexTvAnswer create(EmbeddedRequest request, boolean strong, Optional<EmbeddedJwk> key) {
        String clientIdentifier = EmbeddedPlexTvApi.clientIdentifier(request).orElseThrow();
        if (key.isEmpty() && deviceKeys.byClient(clientIdentifier).isPresent()) {
            return EmbeddedJwtFault.KEY_REQUIRED.answer();
        }
        if (key.filter(jwk -> deviceKeys.isTaken(jwk.thumbprint(), clientIdentifier)).isPresent()) {
            return EmbeddedJwtFault.THUMBPRINT_TAKEN.answer();
        }
        EmbeddedPin pin = pins.create(
                strong, clientIdentifier, request.plexValue("X-Plex-Product"), request.header("Origin"), key);
        return EmbeddedPlexTvAnswer.created("pin", tree(pin, Optional.empty()));
    }

    private EmbeddedPlexTvAnswer get(EmbeddedRequest request, String id) {
        return pins.byId(Long.parseLong(id))
                .filter(pin -> EmbeddedPlexTvApi.clientIdentifier(request).filter(pin.clientIdentifier()::equals)
                        .isPresent())
                .map(pin -> EmbeddedPlexTvAnswer.ok("pin", tree(pin, token(pin, request))))
                .orElseGet(EmbeddedPinEndpoints::notFound);
    }

    /** Returns the token of an approved PIN. It is a legacy token unless the client proves that it has the key. */
    private Optional<String> token(EmbeddedPin pin, EmbeddedRequest request) {
        return pin.approvedBy().map(user -> pin.key()
                .map(key -> new DeviceKey(user, pin.clientIdentifier(), key))
                .flatMap(key -> plexJwt(key, request.parameters().getOrDefault("deviceJWT", "")))
                .orElseGet(() -> sessions.signIn(user, pin.clientIdentifier()).token()));
    }

    private Optional<String> plexJwt(DeviceKey key, String deviceJwt) {
        return EmbeddedJwt.parse(deviceJwt)
                .filter(jwt -> deviceJwts.fault(jwt, key.jwk(), key.clientIdentifier()).isEmpty())
                .filter(jwt -> deviceKeys.register(key))
                .map(jwt -> plexJwts.issue(key, jwt.text("scope")));
    }

    private EmbeddedPlexTvAnswer link(EmbeddedRequest request) {
        return sessions.answer(request, session -> pins.approve(request.formValue("code").orElse(""), session.user())
                ? EmbeddedPlexTvAnswer.noContent()
                : notFound());
    }

    private static EmbeddedPlexTvAnswer notFound() {
        return EmbeddedPlexTvAnswer.error(404, 1020, "Code not found or expired");
    }

    private Map<String, Object> tree(EmbeddedPin pin, Optional<String> token) {
        return EmbeddedPlexApi.tree(
                "id", pin.id(),
                "code", pin.code(),
                "product", pin.product().orElse(null),
                "trusted", false,
                "qr", "https://plex.tv/api/v2/pins/qr/" + pin.code(),
                "clientIdentifier", pin.clientIdentifier(),
                "location", LOCATION,
                "expiresIn", pins.expiresIn(pin),
                "createdAt", pin.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "expiresAt", pin.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "authToken", token.orElse(null),
                "newRegistration", null,
                "pmsIdentifier", null,
                "pmsVersion", null);
    }
}
