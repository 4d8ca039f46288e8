package io.github.plexauth.port;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies and checks the headers of requests and responses. */
final class Headers {

    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    private Headers() {}

    /**
     * Copies the headers to an immutable map that ignores case. Some clients use a null name for the status line, which
     * is left out.
     */
    static Map<String, List<String>> copyOf(Map<String, List<String>> headers) {
        if (headers instanceof Copy) {
            return headers;
        }
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (name != null) {
                copy.merge(name, List.copyOf(values), Headers::join);
            }
        });
        return new Copy(Collections.unmodifiableMap(copy));
    }

    /** A copy that was made here. It is immutable, so it is neither copied nor checked again. */
    private static final class Copy extends AbstractMap<String, List<String>> {

        private final Map<String, List<String>> ignoringCase;
        private volatile boolean sendable;

        Copy(Map<String, List<String>> ignoringCase) {
            this.ignoringCase = ignoringCase;
        }

        @Override
        public @Nullable List<String> get(Object name) {
            return ignoringCase.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return ignoringCase.containsKey(name);
        }

        @Override
        public Set<Entry<String, List<String>>> entrySet() {
            return ignoringCase.entrySet();
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Throws if a client would have to change a header, or if a value would become another header. */
    static void requireSendable(Map<String, List<String>> headers) {
        if (!(headers instanceof Copy copy) || !copy.sendable) {
            check(headers);
        }
        if (headers instanceof Copy copy) {
            copy.sendable = true;
        }
    }

    private static void check(Map<String, List<String>> headers) {
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
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || TOKEN_SYMBOLS.indexOf(c) >= 0;
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
