package io.github.plexauth.port;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies and checks the headers of requests and responses. */
final class Headers {

    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    private Headers() {}

    /**
     * Copies the headers to an immutable map that ignores case. Some clients use a null name for the status line, which
     * is left out.
     */
    static Map<String, List<String>> copyOf(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (name != null) {
                copy.merge(name, List.copyOf(values), Headers::join);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Throws if a client would have to change a header, or if a value would become another header. */
    static void requireSendable(Map<String, List<String>> headers) {
        headers.forEach((name, values) -> {
            if (!isToken(name)) {
                throw new IllegalArgumentException("headers has a name that HTTP does not allow");
            }
            for (String value : values) {
                if (!isPrintableAscii(value)) {
                    throw new IllegalArgumentException(
                            "headers has a value for " + name + " with characters outside printable US-ASCII");
                }
            }
        });
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTokenCharacter(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }

    private static boolean isPrintableAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
