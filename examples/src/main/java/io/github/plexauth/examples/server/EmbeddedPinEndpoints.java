package io.github.plexauth.examples.server;

import java.time.temporal.ChronoUnit;
import java.util.Map;
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
    private final EmbeddedUsers users;

    EmbeddedPinEndpoints(EmbeddedPins pins, EmbeddedUsers users) {
        this.pins = pins;
        this.users = users;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(
                EmbeddedPlexTvRoute.to("POST", "/pins", this::create),
                new EmbeddedPlexTvRoute("GET", Pattern.compile("/pins/(\\d{1,18})"), this::get),
                EmbeddedPlexTvRoute.to("PUT", "/pins/link", this::link));
    }

    private EmbeddedPlexTvAnswer create(EmbeddedRequest request) {
        EmbeddedPin pin = pins.create(
                request.formValue("strong").filter(TRUE::contains).isPresent(),
                EmbeddedPlexTvApi.clientIdentifier(request).orElseThrow(),
                request.plexValue("X-Plex-Product"),
                request.header("Origin"));
        return EmbeddedPlexTvAnswer.created("pin", tree(pin));
    }

    private EmbeddedPlexTvAnswer get(EmbeddedRequest request, String id) {
        return pins.byId(Long.parseLong(id))
                .filter(pin -> EmbeddedPlexTvApi.clientIdentifier(request).filter(pin.clientIdentifier()::equals)
                        .isPresent())
                .map(pin -> EmbeddedPlexTvAnswer.ok("pin", tree(pin)))
                .orElseGet(EmbeddedPinEndpoints::notFound);
    }

    private EmbeddedPlexTvAnswer link(EmbeddedRequest request) {
        return users.answer(request, user -> pins.approve(request.formValue("code").orElse(""), request.token())
                ? EmbeddedPlexTvAnswer.noContent()
                : notFound());
    }

    private static EmbeddedPlexTvAnswer notFound() {
        return EmbeddedPlexTvAnswer.error(404, 1020, "Code not found or expired");
    }

    private Map<String, Object> tree(EmbeddedPin pin) {
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
                "authToken", pin.authToken().orElse(null),
                "newRegistration", null,
                "pmsIdentifier", null,
                "pmsVersion", null);
    }
}
