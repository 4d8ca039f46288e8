package io.github.plexauth.examples.server;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;

/** Reads JSON that a client sent. It was not checked before, so everything may be missing. */
final class EmbeddedJson {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private EmbeddedJson() {}

    /** Returns whether the request declares that its body is JSON. Without that, plex.tv reads a form. */
    static boolean isDeclaredBy(EmbeddedRequest request) {
        return request.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
    }

    /** Returns the body, or nothing if it is not declared as JSON or is no JSON object. */
    static Optional<JsonObject> body(EmbeddedRequest request) {
        return isDeclaredBy(request) ? object(request.body()) : Optional.empty();
    }

    /** Returns the object, or nothing if the text is not a JSON object. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException notAnObject) {
            return Optional.empty();
        }
    }

    /** Returns a member, or nothing if there is none or if it is not an object. */
    static Optional<JsonObject> object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject child ? Optional.of(child) : Optional.empty();
    }

    /** Returns a member, or nothing if there is none or if it is not a string. */
    static Optional<String> text(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
