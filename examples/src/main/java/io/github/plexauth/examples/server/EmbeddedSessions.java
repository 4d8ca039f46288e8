package io.github.plexauth.examples.server;

import java.util.Optional;
import java.util.function.Function;

/** Finds out who sends a request. A token is a legacy token or a JSON Web Token. */
final class EmbeddedSessions {

    private final EmbeddedPlexTvMemory memory;
    private final EmbeddedPlexJwts jwts;

    EmbeddedSessions(EmbeddedPlexTvMemory memory) {
        this.memory = memory;
        this.jwts = new EmbeddedPlexJwts(memory);
    }

    /** Returns the answer for the person whose token the request has, or an error if the token is not valid. */
    EmbeddedPlexTvAnswer answer(
            EmbeddedRequest request, Function<EmbeddedSession, EmbeddedPlexTvAnswer> whenSignedIn) {
        Optional<String> token = Optional.ofNullable(request.token());
        Optional<EmbeddedJwt> jwt = token.flatMap(EmbeddedJwt::parse);
        if (jwt.filter(jwts::isExpired).isPresent()) {
            return EmbeddedJwtFault.EXPIRED.answer();
        }
        String clientIdentifier = EmbeddedPlexTvApi.clientIdentifier(request).orElseThrow();
        return jwt.flatMap(parsed -> jwts.session(parsed, token.orElseThrow()))
                .or(() -> token.flatMap(text -> memory.legacyTokens().find(text, clientIdentifier)))
                .map(whenSignedIn)
                .orElseGet(() -> EmbeddedPlexTvAnswer.error(401, 1001, "User could not be authenticated"));
    }

    /** Returns a session with a legacy token for a person and a client. */
    EmbeddedSession signIn(EmbeddedUser user, String clientIdentifier) {
        return memory.legacyTokens().of(user, clientIdentifier);
    }

    /** Ends a session. The client may register another key then. */
    void signOut(EmbeddedSession session) {
        memory.legacyTokens().end(session.user(), session.clientIdentifier());
        memory.deviceKeys().forget(session.clientIdentifier());
    }
}
