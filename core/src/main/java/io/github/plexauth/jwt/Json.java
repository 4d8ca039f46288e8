package io.github.plexauth.jwt;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the JSON that the library sends: a few objects with texts, whole numbers, booleans, lists and other objects.
 *
 * <p>The port {@code JsonCodec} only reads, so that it stays a lambda. What is written here is the library's own and
 * always simple.
 */
public final class Json {

    private static final int FIRST_UNESCAPED = 0x20;

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value a Map with String keys, a List, a String, a Long, an Integer or a Boolean
     * @return the JSON text, without white space
     */
    public static String write(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> text((String) member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String string) {
            return text(string);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("value is of a class that is not written as JSON");
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < FIRST_UNESCAPED) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
