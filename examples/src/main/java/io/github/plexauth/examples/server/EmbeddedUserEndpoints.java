package io.github.plexauth.examples.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The endpoints of plex.tv for the account and its Plex Home. */
final class EmbeddedUserEndpoints {

    private static final Map<String, Object> SUBSCRIPTION = EmbeddedPlexApi.tree(
            "active", true,
            "subscribedAt", "2020-01-01 00:00:00 UTC",
            "status", "Active",
            "paymentService", null,
            "plan", "lifetime",
            "features", List.of("hardware_transcoding", "lyrics", "webhooks"));

    private static final Map<String, Object> PROFILE = EmbeddedPlexApi.tree(
            "autoSelectAudio", true,
            "defaultAudioLanguage", null,
            "defaultSubtitleLanguage", null,
            "autoSelectSubtitle", 0,
            "defaultSubtitleAccessibility", 0,
            "defaultSubtitleForced", 0,
            "watchedIndicator", 1,
            "mediaReviewsVisibility", 0);

    private static final Map<String, Object> SERVICE = EmbeddedPlexApi.tree(
            "identifier", "epg",
            "endpoint", "https://epg.provider.plex.tv",
            "token", null,
            "secret", null,
            "status", "online");

    private final EmbeddedUsers users;

    EmbeddedUserEndpoints(EmbeddedUsers users) {
        this.users = users;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(
                EmbeddedPlexTvRoute.to("GET", "/user", request -> users.answer(
                        request, user -> EmbeddedPlexTvAnswer.ok("user", account(user)))),
                EmbeddedPlexTvRoute.to("GET", "/ping", request -> users.answer(
                        request, user -> EmbeddedPlexTvAnswer.pong())),
                EmbeddedPlexTvRoute.to("DELETE", "/users/signout", this::signOut),
                EmbeddedPlexTvRoute.to("GET", "/home/users", request -> users.answer(
                        request, user -> EmbeddedPlexTvAnswer.ok("home", home()))),
                new EmbeddedPlexTvRoute("POST", Pattern.compile("/home/users/([^/]+)/switch"), this::switchUser));
    }

    private EmbeddedPlexTvAnswer signOut(EmbeddedRequest request) {
        return users.answer(request, user -> {
            users.signOut(user, request.token());
            return EmbeddedPlexTvAnswer.noContent();
        });
    }

    private EmbeddedPlexTvAnswer switchUser(EmbeddedRequest request, String uuid) {
        return users.answer(request, signedIn -> users.byUuid(uuid)
                .map(user -> accepts(user, request.formValue("pin"))
                        ? EmbeddedPlexTvAnswer.created("user", account(user))
                        : EmbeddedPlexTvAnswer.error(403, 1041, "A valid PIN is required"))
                .orElseGet(EmbeddedPlexTvAnswer::unknownPath));
    }

    private static boolean accepts(EmbeddedUser user, Optional<String> pin) {
        return user.pin().isEmpty() || user.pin().equals(pin);
    }

    private Map<String, Object> home() {
        return EmbeddedPlexApi.tree(
                "id", 61_000_001,
                "name", "Embedded Home",
                "guestUserID", null,
                "users", users.home().stream().map(EmbeddedUserEndpoints::homeUser).toList());
    }

    private static Map<String, Object> homeUser(EmbeddedUser user) {
        return EmbeddedPlexApi.tree(
                "id", user.id(),
                "uuid", user.uuid(),
                "title", user.title(),
                "username", user.username(),
                "email", user.email(),
                "friendlyName", user.title(),
                "thumb", user.thumb(),
                "hasPassword", user.admin(),
                "restricted", !user.admin(),
                "admin", user.admin(),
                "guest", false,
                "protected", user.pin().isPresent());
    }

    private Map<String, Object> account(EmbeddedUser user) {
        return EmbeddedPlexApi.tree(
                "id", user.id(),
                "uuid", user.uuid(),
                "username", user.username(),
                "title", user.title(),
                "email", user.email(),
                "friendlyName", user.title(),
                "locale", null,
                "confirmed", true,
                "joinedAt", 1_400_000_000,
                "emailOnlyAuth", false,
                "hasPassword", user.admin(),
                "protected", user.pin().isPresent(),
                "thumb", user.thumb(),
                "authToken", users.token(user),
                "mailingListStatus", "inactive",
                "mailingListActive", false,
                "scrobbleTypes", "",
                "country", "US",
                "subscription", SUBSCRIPTION,
                "subscriptionDescription", "Lifetime Plex Pass",
                "restricted", !user.admin(),
                "anonymous", null,
                "home", true,
                "guest", false,
                "homeSize", users.home().size(),
                "homeAdmin", user.admin(),
                "maxHomeSize", 15,
                "rememberExpiresAt", 1_900_000_000,
                "profile", PROFILE,
                "entitlements", List.of("all"),
                "roles", List.of("plexpass"),
                "services", List.of(SERVICE),
                "attributionPartner", null,
                "adsConsent", null,
                "adsConsentSetAt", null,
                "adsConsentReminderAt", null,
                "experimentalFeatures", false,
                "twoFactorEnabled", false,
                "backupCodesCreated", false);
    }
}
