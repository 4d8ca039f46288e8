package io.github.plexauth.examples.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as a tree of maps, lists, strings, {@link BigDecimal}s, booleans and nulls, the opposite of
 * {@link TreeWriter}. The servers need no JSON library, so that the tests of any project can start them.
 */
final class TreeReader {

    /** What clients send to plex.tv is nested three levels deep. */
    private static final int MAX_DEPTH = 32;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,99})(\\.\\d{1,99})?([eE][+-]?\\d{1,3})?");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final Pattern CODE = Pattern.compile("[0-9a-fA-F]{4}");

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    /** Thrown when the text is not JSON. */
    private static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final String text;
    private int position;

    private TreeReader(String text) {
        this.text = text;
    }

    /** Returns the object, or nothing if the text is not one JSON object or is nested too deeply. */
    static Optional<Map<?, ?>> object(String text) {
        try {
            var reader = new TreeReader(text);
            Object value = reader.value(0);
            return value instanceof Map<?, ?> object && reader.next() < 0 ? Optional.of(object) : Optional.empty();
        } catch (NotJsonException notAnObject) {
            return Optional.empty();
        }
    }

    private Object value(int depth) throws NotJsonException {
        if (depth > MAX_DEPTH) {
            throw new NotJsonException();
        }
        return switch (next()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> new BigDecimal(take(NUMBER));
        };
    }

    private Map<String, Object> members(int depth) throws NotJsonException {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        for (boolean more = !skip('}'); more; more = isFollowedByAnother('}')) {
            next();
            String name = string();
            next();
            expect(':');
            members.put(name, value(depth + 1));
        }
        return members;
    }

    private List<Object> elements(int depth) throws NotJsonException {
        List<Object> elements = new ArrayList<>();
        expect('[');
        for (boolean more = !skip(']'); more; more = isFollowedByAnother(']')) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private boolean isFollowedByAnother(char end) throws NotJsonException {
        if (skip(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private Boolean word() throws NotJsonException {
        String word = take(WORD);
        return word.equals("null") ? null : Boolean.valueOf(word);
    }

    private String string() throws NotJsonException {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            if (peek() < 0x20) { // A control character, or the end of the text.
                throw new NotJsonException();
            }
            char c = text.charAt(position++);
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() throws NotJsonException {
        if (peek() == 'u') {
            position++;
            return (char) Integer.parseInt(take(CODE), 16);
        }
        int index = ESCAPES.indexOf(peek());
        if (index < 0) {
            throw new NotJsonException();
        }
        position++;
        return ESCAPED.charAt(index);
    }

    private String take(Pattern pattern) throws NotJsonException {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new NotJsonException();
        }
        position = matcher.end();
        return matcher.group();
    }

    private boolean skip(char c) {
        boolean found = next() == c;
        position += found ? 1 : 0;
        return found;
    }

    private void expect(char c) throws NotJsonException {
        if (peek() != c) {
            throw new NotJsonException();
        }
        position++;
    }

    /** Returns the next character after white space, without taking it; -1 at the end. */
    private int next() {
        while (peek() >= 0 && " \t\r\n".indexOf(peek()) >= 0) {
            position++;
        }
        return peek();
    }

    private int peek() {
        return position < text.length() ? text.charAt(position) : -1;
    }
}
