package io.github.plexauth.check;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Checks the URI of a connection: http or https, a host, a valid port, and nothing besides a path.
 *
 * <p>For host names that start with a digit, as all plex.direct names do, {@link URI} throws and catches an exception
 * while it parses. That costs more the deeper the stack of the caller is, so this class recognizes the usual form
 * without it.
 */
public final class ConnectionUri {

    private ConnectionUri() {}

    /**
     * Returns whether the library can connect to a URI.
     *
     * @param text the URI
     * @return false if it is malformed, has another scheme or no host, or has user info, a query or a fragment
     */
    public static boolean isUsable(String text) {
        return isNameAndPort(text) || isUsableUri(text);
    }

    private static boolean isUsableUri(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
        } catch (URISyntaxException | NumberFormatException malformed) {
            // JDK 17 throws the latter if an IPv4 part of an IPv6 address is too large.
            return false;
        }
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
            if (c < '0' || c > '9' || port > 65_535) {
                return false;
            }
            port = port * 10 + c - '0';
        }
        return colon == text.length() || port >= 1 && port <= 65_535;
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
