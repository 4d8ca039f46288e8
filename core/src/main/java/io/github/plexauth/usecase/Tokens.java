package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.wire.Node;
import io.github.plexauth.wire.UnreadableException;
import java.util.Optional;

/** Reads tokens out of answers. */
final class Tokens {

    private Tokens() {}

    static Optional<AccessToken> read(Node node) {
        String text = node.value() instanceof String ? node.text() : ""; // 1 and true have a text, but are no token.
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(AccessToken.of(text));
        } catch (IllegalArgumentException refused) {
            throw new UnreadableException("holds a token with characters that no token has");
        }
    }
}
