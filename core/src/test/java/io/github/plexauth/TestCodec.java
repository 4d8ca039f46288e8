package io.github.plexauth;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A codec over JSON-P that is good enough for the tests of core. */
final class TestCodec implements JsonCodec {

    @Override
    public Object decode(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return plain(reader.read());
        } catch (JsonException quotesTheText) {
            throw new JsonCodecException("the text is not JSON");
        }
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> array(value.asJsonArray());
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static Map<String, Object> object(Map<String, JsonValue> members) {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static List<Object> array(List<JsonValue> elements) {
        List<Object> plain = new ArrayList<>();
        elements.forEach(element -> plain.add(plain(element)));
        return plain;
    }
}
