package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.OptionalLong;

/** Reads what all answers about PINs have in common. */
final class PinReader {

    private PinReader() {}

    /** Returns the members of the PIN. XML has an element around them. */
    static Node pin(Node body) {
        Node element = body.get("pin");
        return element.isPresent() ? element : body;
    }

    /** Returns the number of the PIN, which becomes a part of a path. */
    static String id(Node pin) {
        OptionalLong id = pin.get("id").wholeNumber();
        if (id.isEmpty() || id.getAsLong() < 0) {
            throw new UnreadableBodyException("is not a PIN with a number");
        }
        return Long.toString(id.getAsLong());
    }
}
