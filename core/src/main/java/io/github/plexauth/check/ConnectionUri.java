package io.github.plexauth.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the URI of a connection: http or https, a host, a valid port, and nothing besides a plain path.
 *
 * <p>For host names that start with a digit, as all plex.direct names do, {@link URI} throws and catches an exception
 * while it parses. That costs more the deeper the stack of the caller is, so this class recognizes the usual form
 * without it.
 */
public final class ConnectionUri {

    /** The most characters that a URI may have; more than a host name with a port and a short path needs. */
    public static final int MAX_LENGTH = 500;

    private static final int MAX_PORT = 65_535;

    /** Segments that no server takes for an instruction, without "." and "..". */
    private static final Pattern PLAIN_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[\\w.~-]+)*/*");

    private static final Pattern PORT = Pattern.compile("0*[1-9]\\d{0,3}|0*[1-5]\\d{4}");

    private ConnectionUri() {}

    /**
     * Returns whether the library can connect to a URI.
     *
     * @param text the URI
     * @return false if {@link #problem} finds one
     */
    public static boolean isUsable(String text) {
        return problem(text).isEmpty();
    }

    /**
     * Returns why the library cannot connect to a URI.
     *
     * @param text the URI
     * @return the predicate of a sentence about the connection, which quotes nothing; empty if the URI is usable
     */
    public static Optional<String> problem(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("has a URI of more than " + MAX_LENGTH + " characters");
        }
        return isNameAndPort(text) ? Optional.empty() : problemOfUri(text);
    }

    private static Optional<String> problemOfUri(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        if (!lowerCase.startsWith("http://") && !lowerCase.startsWith("https://")) {
            return Optional.of("has a URI that does not start with http:// or https://");
        }
        try {
            URI uri = new URI(text);
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Optional.of("has a URI with user info, a query or a fragment");
            }
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
                return Optional.of(problemOfAuthority(text));
            }
            return PLAIN_PATH.matcher(uri.getRawPath()).matches()
                    ? Optional.empty()
                    : Optional.of("has a URI whose path has other characters than letters, digits, '-', '_' and '.'");
        } catch (URISyntaxException | NumberFormatException malformed) {
            // JDK 17 throws the latter if an IPv4 part of an IPv6 address is too large.
            return Optional.of(problemOfAuthority(text));
        }
    }

    private static String problemOfAuthority(String text) {
        String authority = text.substring(text.indexOf("://") + 3).replaceFirst("(?s)[/?#].*", "");
        String port = authority.replaceFirst("(?s).*:", "");
        if (authority.isEmpty() || authority.startsWith(":")) {
            return "has a URI without a host";
        }
        if (authority.contains("_")) {
            return "has a host with an underscore, which a host name cannot contain";
        }
        return !port.equals(authority) && !port.endsWith("]") && !PORT.matcher(port).matches()
                ? "has a port that is not from 1 to " + MAX_PORT
                : "has a malformed URI";
    }

    /** Returns whether the text is a scheme, a host name and optionally a port, in lower case, and nothing else. */
    private static boolean isNameAndPort(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int label = start;
        char previous = '.';
        int i = start;
        for (; i < text.length() && text.charAt(i) != ':'; i++) {
            char c = text.charAt(i);
            if (c == '.' ? previous == '.' || previous == '-' : c == '-' ? previous == '.' : !isLetterOrDigit(c)) {
                return false;
            }
            label = c == '.' ? i + 1 : label;
            previous = c;
        }
        // Java requires that the last label starts with a letter, or else it is an address.
        return previous != '.' && previous != '-' && isLetter(text.charAt(label)) && isPortOrEnd(text, i);
    }

    private static boolean isPortOrEnd(String text, int colon) {
        int port = 0;
        for (int i = colon + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || port > MAX_PORT) {
                return false;
            }
            port = port * 10 + c - '0';
        }
        return colon == text.length() || (port >= 1 && port <= MAX_PORT);
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
