package io.github.plexauth.examples.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The people of the account and their tokens. Each person has one token at a time. */
final class EmbeddedUsers {

    private final List<EmbeddedUser> home = EmbeddedUser.HOME;
    private final Map<EmbeddedUser, String> tokens = new ConcurrentHashMap<>();

    EmbeddedUsers(String ownerToken) {
        home.forEach(user -> tokens.put(user, user.admin() ? ownerToken : RandomText.legacyToken()));
    }

    List<EmbeddedUser> home() {
        return home;
    }

    EmbeddedUser owner() {
        return home.get(0);
    }

    Optional<EmbeddedUser> byUuid(String uuid) {
        return home.stream().filter(user -> user.uuid().equals(uuid)).findFirst();
    }

    String token(EmbeddedUser user) {
        return tokens.get(user);
    }

    /** Replaces a token, which is no longer valid. */
    void signOut(EmbeddedUser user, String token) {
        tokens.replace(user, token, RandomText.legacyToken());
    }

    /** Returns the answer for the person whose token the request has, or an error if the token is not valid. */
    EmbeddedPlexTvAnswer answer(EmbeddedRequest request, Function<EmbeddedUser, EmbeddedPlexTvAnswer> whenSignedIn) {
        return home.stream()
                .filter(user -> token(user).equals(request.token()))
                .findFirst()
                .map(whenSignedIn)
                .orElseGet(() -> EmbeddedPlexTvAnswer.error(401, 1001, "User could not be authenticated"));
    }
}
