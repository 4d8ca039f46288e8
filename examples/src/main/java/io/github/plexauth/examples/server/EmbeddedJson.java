package io.github.plexauth.examples.server;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads JSON that a client sent. It was not checked before, so everything may be missing. */
final class EmbeddedJson {

    private EmbeddedJson() {}

    /** Returns whether the request declares that its body is JSON. Without that, plex.tv reads a form. */
    static boolean isDeclaredBy(EmbeddedRequest request) {
        return request.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
    }

    /** Returns the body, or nothing if it is not declared as JSON or is no JSON object. */
    static Optional<Map<?, ?>> body(EmbeddedRequest request) {
        return isDeclaredBy(request) ? TreeReader.object(request.body()) : Optional.empty();
    }

    /** Returns a member, or nothing if there is none or if it is not an object. */
    static Optional<Map<?, ?>> object(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> child ? Optional.of(child) : Optional.empty();
    }

    /** Returns a member, or nothing if there is none or if it is not a string. */
    static Optional<String> text(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
