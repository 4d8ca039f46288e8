package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Optional;

/** Reads access tokens. */
final class TokenReader {

    private TokenReader() {}

    static Optional<AccessToken> read(Node node) {
        if (!(node.value() instanceof String)) { // A number or a boolean has a text, but is not a token.
            return Optional.empty();
        }
        try {
            return node.text().map(AccessToken::of);
        } catch (IllegalArgumentException invalidCharacter) {
            throw new UnreadableBodyException("holds a token with characters that tokens do not have");
        }
    }
}
