package io.github.plexauth.examples.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The legacy tokens, which do not expire. Each person has one for each client. The token of the account belongs to the
 * first client that sends or receives it.
 */
final class EmbeddedLegacyTokens {

    private final Map<String, EmbeddedSession> sessions = new LinkedHashMap<>();
    private String accountToken;

    EmbeddedLegacyTokens(String accountToken) {
        this.accountToken = accountToken;
    }

    synchronized String accountToken() {
        return accountToken;
    }

    /** Returns the session that a token belongs to, or nothing if the token is not valid. */
    synchronized Optional<EmbeddedSession> find(String token, String clientIdentifier) {
        if (isFree(accountToken) && accountToken.equals(token)) {
            return Optional.of(open(EmbeddedUser.OWNER, clientIdentifier, accountToken));
        }
        return Optional.ofNullable(sessions.get(token));
    }

    /** Returns the session of a person and a client, which is created if there is none. */
    synchronized EmbeddedSession of(EmbeddedUser user, String clientIdentifier) {
        return sessions.values().stream()
                .filter(session -> session.isOf(user, clientIdentifier))
                .findFirst()
                .orElseGet(() -> open(user, clientIdentifier, user.admin() && isFree(accountToken)
                        ? accountToken
                        : RandomText.legacyToken()));
    }

    private boolean isFree(String token) {
        return !sessions.containsKey(token);
    }

    private EmbeddedSession open(EmbeddedUser user, String clientIdentifier, String token) {
        EmbeddedSession session = new EmbeddedSession(user, clientIdentifier, token, false);
        EmbeddedLimit.put(sessions, token, session);
        return session;
    }

    /** Ends the session of a person and a client. If it had the token of the account, the account gets a new one. */
    synchronized void end(EmbeddedUser user, String clientIdentifier) {
        Predicate<EmbeddedSession> ending = session -> session.isOf(user, clientIdentifier);
        if (Optional.ofNullable(sessions.get(accountToken)).filter(ending).isPresent()) {
            accountToken = RandomText.legacyToken();
        }
        sessions.values().removeIf(ending);
    }
}
