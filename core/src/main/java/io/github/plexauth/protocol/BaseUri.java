package io.github.plexauth.protocol;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the base URI of a server. The messages say what to do and quote nothing of the URI. */
final class BaseUri {

    /** What URI makes of a host that it does not know the form of. */
    private static final Pattern AUTHORITY = Pattern.compile("([^@:]+)(:\\d*)?");

    private static final Pattern PORT_AFTER_SLASH = Pattern.compile("/+:\\d+.*");

    private BaseUri() {}

    /**
     * Returns the text of a base URI, in US-ASCII and without slashes at its end.
     *
     * @param given     the URI
     * @param parameter the name of the parameter, for messages
     * @throws IllegalArgumentException if requests cannot be sent to it
     */
    static String check(URI given, String parameter) {
        if (!"http".equalsIgnoreCase(given.getScheme()) && !"https".equalsIgnoreCase(given.getScheme())) {
            throw new IllegalArgumentException(parameter + " does not start with http:// or https://");
        }
        URI uri = given.getHost() == null ? withAsciiHost(given) : given;
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(parameter + " contains a user name or password");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(hasUnderscore(uri)
                    ? parameter + " has a host name with an underscore, which Java does not accept as a host: use the"
                            + " IP address, or give the host another name, such as a network alias of the container"
                    : parameter + " has no host, or its host contains characters that a host name cannot contain");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    parameter + " has a query or a fragment; pass the access token as the separate parameter");
        }
        if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw new IllegalArgumentException(parameter + " has a port that is not from 1 to 65535");
        }
        if (uri.getPort() < 0 && PORT_AFTER_SLASH.matcher(uri.getRawPath()).matches()) {
            throw new IllegalArgumentException(parameter + " has a slash before the port, so that the port is a part of"
                    + " the path and the default port would be used: remove the slash");
        }
        // URI.toASCIIString fails for such a text with an exception that names no parameter.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(uri.toString())) {
            throw new IllegalArgumentException(parameter + " contains half of a surrogate pair");
        }
        // java.net.http sends letters outside US-ASCII as question marks.
        return Endpoint.withoutTrailingSlashes(uri.toASCIIString());
    }

    /** Converts an internationalized host name to Punycode, or returns the URI as it is if that is not possible. */
    private static URI withAsciiHost(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || StandardCharsets.US_ASCII.newEncoder().canEncode(authority)) {
            return uri;
        }
        try {
            // Without this rule, a wide slash or colon would become a real one, and the host another one.
            String host = IDN.toASCII(parts.group(1), IDN.USE_STD3_ASCII_RULES);
            String port = parts.group(2) == null ? "" : parts.group(2);
            String text = uri.toString();
            int end = text.indexOf(authority) + authority.length();
            return URI.create(uri.getScheme() + "://" + host + port + text.substring(end));
        } catch (IllegalArgumentException notAHostName) {
            return uri;
        }
    }

    private static boolean hasUnderscore(URI uri) {
        String authority = uri.getRawAuthority();
        return authority != null && authority.substring(authority.lastIndexOf('@') + 1).contains("_");
    }
}
