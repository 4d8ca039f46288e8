package io.github.plexauth.usecase;

import io.github.plexauth.check.Checks;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Optional;

/** Reads the identifiers of servers and devices. */
final class IdentifierReader {

    /** Identifiers usually have 40 characters. */
    private static final int MAX_LENGTH = 255;

    private IdentifierReader() {}

    /** Returns the identifier, or empty if there is none. An identifier that cannot be one is an error. */
    static Optional<String> read(Node node, Redactor redactor) {
        Optional<String> text = node.text();
        if (text.isPresent() && node.identifier().isEmpty()) { // A character of it was replaced.
            throw notALine();
        }
        text.ifPresent(identifier -> require(identifier, redactor));
        return text;
    }

    private static void require(String text, Redactor redactor) {
        if (text.length() > MAX_LENGTH) {
            throw new UnreadableBodyException("has an identifier of more than " + MAX_LENGTH + " characters");
        }
        if (redactor.reveals(text)) { // The identifier becomes a part of toString.
            throw new UnreadableBodyException("has an identifier that contains an access token");
        }
        try {
            Checks.requireLine(text, "identifier");
        } catch (IllegalArgumentException notALine) {
            throw notALine();
        }
    }

    private static UnreadableBodyException notALine() {
        return new UnreadableBodyException("has an identifier that is not one line of Unicode text");
    }
}
