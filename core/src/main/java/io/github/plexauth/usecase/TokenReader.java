package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Optional;

/** Reads access tokens. */
final class TokenReader {

    /** A JSON Web Token has less than a thousand. Texts are searched for a token, which takes long if it is longer. */
    private static final int MAX_LENGTH = 4_096;

    private TokenReader() {}

    static Optional<AccessToken> read(Node node) {
        if (!(node.value() instanceof String)) { // A number or a boolean has a text, but is not a token.
            return Optional.empty();
        }
        Optional<String> text = node.text();
        if (text.filter(token -> token.length() > MAX_LENGTH).isPresent()) {
            throw new UnreadableBodyException("holds a token of more than " + MAX_LENGTH + " characters");
        }
        try {
            return text.map(AccessToken::of);
        } catch (IllegalArgumentException invalidCharacter) {
            throw new UnreadableBodyException("holds a token with characters that tokens do not have");
        }
    }
}
