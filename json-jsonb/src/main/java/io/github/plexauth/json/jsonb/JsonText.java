package io.github.plexauth.json.jsonb;

import io.github.plexauth.port.JsonCodecException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks what JSON-B does not: strict UTF-8, one object or array and nothing after it, and a nesting that no recursion
 * fears. Whether the text is well-formed in between is JSON-B's business.
 */
final class JsonText {

    private static final int DEEPEST = 64;

    /** Far more than any number of the protocol has, and few enough that making a BigDecimal of them is cheap. */
    private static final int LONGEST_NUMBER = 1_000;

    private JsonText() {}

    static String check(byte[] json) {
        String text = decode(json);
        int end = endOfValue(text);
        for (int i = end; i < text.length(); i++) {
            if (!isWhitespace(text.charAt(i))) {
                throw new JsonCodecException("there is text after the JSON value");
            }
        }
        return text;
    }

    private static String decode(byte[] json) {
        boolean marked = json.length >= 3 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        String text = new String(json, start, json.length - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) { // Either it was sent, or it stands for bytes that are no UTF-8.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            } catch (CharacterCodingException invalid) {
                throw new JsonCodecException("the text is not UTF-8");
            }
        }
        return text;
    }

    private static int endOfValue(String text) {
        int depth = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits = isOfNumber(c) ? digits + 1 : 0;
            if (digits > LONGEST_NUMBER) {
                throw new JsonCodecException("a number is longer than " + LONGEST_NUMBER + " characters");
            }
            if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    throw new JsonCodecException("the nesting is deeper than " + DEEPEST);
                }
            } else if (c == '}' || c == ']') {
                if (--depth <= 0) {
                    return i + 1;
                }
            } else if (depth == 0 && !isWhitespace(c)) {
                break;
            } else if (c == '"') {
                i = endOfString(text, i);
            }
        }
        throw new JsonCodecException(depth == 0 ? "the text is no JSON object or array" : "the text ends too early");
    }

    private static int endOfString(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        throw new JsonCodecException("the text ends within a string");
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
