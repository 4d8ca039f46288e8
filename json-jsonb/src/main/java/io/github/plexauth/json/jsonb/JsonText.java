package io.github.plexauth.json.jsonb;

import io.github.plexauth.port.JsonCodecException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks what JSON-B does not check: that the text is one object or array with nothing after it, and that it is neither
 * nested too deeply nor too expensive to decode. JSON-B checks the rest of the syntax. Bytes that are not UTF-8, and
 * control characters within strings, are replaced.
 */
final class JsonText {

    private static final int MAX_DEPTH = 64;

    /** No number of the protocol is as long. A BigDecimal of this length is still cheap. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    /** Real answers have a few hundred values. A mebibyte of empty objects would take 34 MB. */
    private static final int MAX_VALUES = 20_000;

    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private @Nullable StringBuilder cleaned;

    private JsonText(String text) {
        this.text = text;
    }

    /** Returns the text of the bytes, or throws if the text is not acceptable. */
    static String check(byte[] json) {
        return new JsonText(decode(json)).checked();
    }

    private static String decode(byte[] json) {
        boolean marked = json.length >= 3 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        return new String(json, start, json.length - start, StandardCharsets.UTF_8);
    }

    private String checked() {
        for (int i = endOfValue(); i < text.length(); i++) {
            if (!isWhitespace(text.charAt(i))) {
                throw new JsonCodecException("there is text after the JSON value");
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }

    private int endOfValue() {
        int depth = 0;
        int numberLength = 0;
        int values = 0; // Every value but the first of an array or object follows a comma.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            numberLength = isPartOfNumber(c) ? numberLength + 1 : 0;
            if (numberLength > MAX_NUMBER_LENGTH) {
                throw new JsonCodecException("a number is longer than " + MAX_NUMBER_LENGTH + " characters");
            }
            if ((c == ',' || c == '{' || c == '[') && ++values > MAX_VALUES) {
                throw new JsonCodecException("there are more than " + MAX_VALUES + " values");
            }
            if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new JsonCodecException("the text is nested deeper than " + MAX_DEPTH + " levels");
                }
            } else if (c == '}' || c == ']') {
                if (--depth <= 0) {
                    return i + 1;
                }
            } else if (depth == 0 && !isWhitespace(c)) {
                break;
            } else if (c == '"') {
                i = endOfString(i);
            }
        }
        throw new JsonCodecException(
                depth == 0 ? "the text is not a JSON object or array" : "the text ends before the JSON value ends");
    }

    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            } else if (c < ' ') {
                replace(i);
            }
        }
        throw new JsonCodecException("the text ends inside a string");
    }

    private void replace(int index) {
        if (cleaned == null) {
            cleaned = new StringBuilder(text);
        }
        cleaned.setCharAt(index, REPLACEMENT);
    }

    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
