package io.github.plexauth.wire;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.ClientIdentity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a server is and what every request to it carries: prepared once, so that a call adds only what is its own. */
public final class Endpoint {

    private static final int USUAL_LENGTH = 128;

    private final String base;
    private final Map<String, List<String>> headers = new HashMap<>();
    private final StringBuilder identityQuery = new StringBuilder();

    /**
     * Prepares an endpoint.
     *
     * @param baseUri  http or https with a host, perhaps with a path before the server's own
     * @param identity who the application says that it is
     * @throws IllegalArgumentException if the URI is no such one, or carries more
     */
    public Endpoint(URI baseUri, ClientIdentity identity) {
        this.base = base(baseUri);
        headers.put("Accept", List.of("application/json"));
        identify("X-Plex-Client-Identifier", identity.clientIdentifier());
        identify("X-Plex-Product", identity.product());
        identify("X-Plex-Version", identity.version());
        identify("X-Plex-Platform", identity.platform());
        identify("X-Plex-Device", identity.device());
        identify("X-Plex-Device-Name", identity.deviceName());
    }

    private static String base(URI uri) {
        if (uri == null) {
            throw new IllegalArgumentException("baseUri is null");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("baseUri does not start with http:// or https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("baseUri holds a user name or password");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("baseUri has no host, or one with characters that no host name has");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "baseUri has a query or a fragment; the access token is a parameter of its own");
        }
        if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw new IllegalArgumentException("baseUri has a port that is not from 1 to 65535");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(uri.toString())) { // Of this, URI makes its own failure.
            throw new IllegalArgumentException("baseUri is not well-formed Unicode (half of a surrogate pair)");
        }
        return withoutSlashes(uri.toASCIIString()); // One client sends a letter beyond ASCII as a question mark.
    }

    /**
     * Cuts off the slashes at the end. No regular expression: on many slashes with something after them, which a server
     * may name, it takes minutes.
     *
     * @param text a URI with a host
     * @return the same without them
     */
    public static String withoutSlashes(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /** One client sends other characters as {@code ?}, the other as raw bytes; a query carries them whole. */
    private void identify(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(value)) { // Control characters are refused already.
            headers.put(name, List.of(value));
        } else {
            new Parameter(name, value).appendTo(identityQuery);
        }
    }

    URI uri(String path, Parameter... query) {
        StringBuilder uri = new StringBuilder(USUAL_LENGTH).append(base).append(path);
        int start = uri.length();
        for (Parameter parameter : query) {
            parameter.appendTo(uri);
        }
        uri.append(identityQuery);
        if (uri.length() > start) {
            uri.setCharAt(start, '?');
        }
        return URI.create(uri.toString());
    }

    Map<String, List<String>> headers(Optional<AccessToken> token) {
        Map<String, List<String>> all = new HashMap<>(headers);
        token.ifPresent(secret -> all.put("X-Plex-Token", List.of(secret.value())));
        return all;
    }

    @Override
    public String toString() {
        return base;
    }
}
