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

    private final EmbeddedSessions sessions;

    EmbeddedUserEndpoints(EmbeddedSessions sessions) {
        this.sessions = sessions;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(
                EmbeddedPlexTvRoute.to("GET", "/user", request -> sessions.answer(
                        request, session -> EmbeddedPlexTvAnswer.ok("user", account(session)))),
                EmbeddedPlexTvRoute.to("GET", "/ping", request -> sessions.answer(
                        request, session -> EmbeddedPlexTvAnswer.pong())),
                EmbeddedPlexTvRoute.to("DELETE", "/users/signout", this::signOut),
                EmbeddedPlexTvRoute.to("GET", "/home/users", request -> sessions.answer(
                        request, session -> EmbeddedPlexTvAnswer.ok("home", home()))),
                new EmbeddedPlexTvRoute("POST", Pattern.compile("/home/users/([^/]+)/switch"), this::switchUser));
    }

    private EmbeddedPlexTvAnswer signOut(EmbeddedRequest request) {
        return sessions.answer(request, session -> {
            sessions.signOut(session);
            return EmbeddedPlexTvAnswer.noContent();
        });
    }

    private EmbeddedPlexTvAnswer switchUser(EmbeddedRequest request, String uuid) {
        return sessions.answer(request, session -> EmbeddedUser.byUuid(uuid)
                .map(user -> accepts(user, request.formValue("pin"))
                        ? EmbeddedPlexTvAnswer.created(
                                "user", account(sessions.signIn(user, session.clientIdentifier())))
                        : EmbeddedPlexTvAnswer.error(403, 1041, "A valid PIN is required"))
                .orElseGet(EmbeddedPlexTvAnswer::unknownPath));
    }

    private static boolean accepts(EmbeddedUser user, Optional<String> pin) {
        return user.pin().isEmpty() || user.pin().equals(pin);
    }

    private static Map<String, Object> home() {
        return EmbeddedPlexApi.tree(
                "id", 61_000_001,
                "name", "Embedded Home",
                "guestUserID", null,
                "users", EmbeddedUser.HOME.stream().map(EmbeddedUserEndpoints::homeUser).toList());
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

    private static Map<String, Object> account(EmbeddedSession session) {
        EmbeddedUser user = session.user();
        return EmbeddedPlexApi.tree(
                "id", user.id(),
                "uuid", user.uuid(),
                "username", user.username(),
                "title", user.title(),
                "email", user.email(),
                "friendlyName", user.title(),
                "locale", null,
                "confirmed", true,
                "joinedAt", EmbeddedUser.JOINED_AT,
                "emailOnlyAuth", false,
                "hasPassword", user.admin(),
                "protected", user.pin().isPresent(),
                "thumb", user.thumb(),
                "authToken", session.token(),
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
                "homeSize", EmbeddedUser.HOME.size(),
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
