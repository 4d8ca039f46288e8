package io.github.plexauth.usecase;

import io.github.plexauth.jwt.VerificationKey;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks plex.tv for the public keys that it signs tokens with. */
public record GetKeys() implements UseCase<List<VerificationKey>> {

    private static final int MAX_KEYS = 100;

    @Override
    public Question question() {
        return Question.get("/auth/keys").withoutToken();
    }

    /** A key of a kind that is not known is left out. */
    @Override
    public List<VerificationKey> read(Answer answer) {
        List<VerificationKey> keys = answer.body().get("keys").elements().stream()
                .limit(MAX_KEYS)
                .map(Node::value)
                .filter(Map.class::isInstance)
                .map(members -> VerificationKey.of((Map<?, ?>) members))
                .flatMap(Optional::stream)
                .toList();
        if (keys.isEmpty()) {
            throw new UnreadableBodyException("holds no key that can verify a token");
        }
        return keys;
    }
}
