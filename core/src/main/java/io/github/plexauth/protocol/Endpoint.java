package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server, with everything that each request to it carries.
 *
 * <p>An endpoint prepares the common headers once, so that a call adds only its own path, parameters and token.
 */
public final class Endpoint {

    private static final int USUAL_URI_LENGTH = 128;
    private static final byte[] NO_BODY = {};

    private final Service service;
    private final String base;
    private final String shownBase;
    private final Map<String, List<String>> headers = new HashMap<>();
    private final StringBuilder identityQuery = new StringBuilder();
    private volatile @Nullable Prepared latest;

    /**
     * Prepares the endpoint of a media server.
     *
     * @param baseUri  an http or https URI with a host, optionally with a path before the server's own paths
     * @param identity the identity of the application
     * @throws IllegalArgumentException if the URI has another scheme, no host, user info, a query or a fragment
     */
    public Endpoint(URI baseUri, ClientIdentity identity) {
        this(Service.MEDIA_SERVER, baseUri, identity, true);
    }

    private Endpoint(Service service, URI baseUri, ClientIdentity identity, boolean showsPath) {
        this.service = service;
        this.base = BaseUri.check(Objects.requireNonNull(baseUri, "baseUri"), "baseUri");
        this.shownBase = showsPath ? base : base.substring(0, base.length() - pathLength(base));
        headers.put("Accept", List.of("application/json"));
        headers.put("Accept-Encoding", List.of("identity")); // Without it, some proxies compress the answer.
        headers.put("User-Agent", List.of(UserAgent.of(identity.product(), identity.version())));
        addIdentity("X-Plex-Client-Identifier", identity.clientIdentifier());
        addIdentity("X-Plex-Product", identity.product());
        addIdentity("X-Plex-Version", identity.version());
        addIdentity("X-Plex-Platform", identity.platform());
        addIdentity("X-Plex-Device", identity.device());
        addIdentity("X-Plex-Device-Name", identity.deviceName());
    }

    /**
     * Requires a URI that can be the base of requests.
     *
     * @param uri       the URI
     * @param parameter the name of the parameter, for messages
     * @return the URI
     * @throws IllegalArgumentException if the URI is not acceptable
     */
    public static URI requireBaseUri(URI uri, String parameter) {
        BaseUri.check(Objects.requireNonNull(uri, parameter), parameter);
        return uri;
    }

    /**
     * Prepares the endpoint of plex.tv.
     *
     * @param baseUri  the base URI of the API for accounts
     * @param identity the identity of the application
     * @return the endpoint
     * @throws IllegalArgumentException if the URI is not acceptable
     */
    public static Endpoint ofAccounts(URI baseUri, ClientIdentity identity) {
        return new Endpoint(Service.PLEX_TV, baseUri, identity, true);
    }

    /**
     * Prepares an endpoint whose base URI comes from a server, so messages and logs do not show its path.
     *
     * @param baseUri  an http or https URI with a host, optionally with a path before the server's own paths
     * @param identity the identity of the application
     * @return the endpoint
     * @throws IllegalArgumentException if the URI is not acceptable
     */
    public static Endpoint madeByServer(URI baseUri, ClientIdentity identity) {
        return new Endpoint(Service.MEDIA_SERVER, baseUri, identity, false);
    }

    private static int pathLength(String base) {
        return URI.create(base).getRawPath().length();
    }

    /**
     * Removes the slashes at the end of a URI.
     *
     * <p>A server may name the URI. A regular expression takes minutes for a text of many slashes with something after
     * them, so this is a loop.
     *
     * @param uri a URI with a host
     * @return the URI without trailing slashes
     */
    public static String withoutTrailingSlashes(String uri) {
        int end = uri.length();
        while (uri.charAt(end - 1) == '/') {
            end--;
        }
        return uri.substring(0, end);
    }

    /**
     * Adds a value to the headers, or to the query if it contains characters outside US-ASCII: HTTP clients replace
     * such characters in a header or send them in different encodings.
     */
    private void addIdentity(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            headers.put(name, List.of(value));
        } else {
            addParameter(identityQuery, name, value);
        }
    }

    private static void addParameter(StringBuilder query, String name, String value) {
        query.append('&').append(PercentEncoding.encode(name)).append('=').append(PercentEncoding.encode(value));
    }

    /**
     * Creates a request to this endpoint.
     *
     * @param question         what to ask
     * @param token            the token to send as a header, if the request needs one
     * @param timeout          the time that is left for the call
     * @param maxResponseBytes the largest response body to read
     * @return the request
     */
    public TransportRequest request(
            Question question, Optional<AccessToken> token, Duration timeout, int maxResponseBytes) {
        Prepared known = latest;
        if (known != null && known.isFor(question, token)) {
            TransportRequest same = known.request();
            return new TransportRequest(
                    same.method(), same.uri(), same.headers(), same.body(), timeout, maxResponseBytes);
        }
        var request = new TransportRequest(
                question.method(), uri(question), headers(question, token), body(question), timeout, maxResponseBytes);
        latest = new Prepared(question, token, request);
        return request;
    }

    /** The latest request. Most applications send the same one again and again. */
    private record Prepared(Question question, Optional<AccessToken> token, TransportRequest request) {

        /** Compares the parts, because equals() of a record creates method handles at its first use. */
        boolean isFor(Question other, Optional<AccessToken> token) {
            return question.method().equals(other.method())
                    && question.path().equals(other.path())
                    && question.parameters().equals(other.parameters())
                    && question.headers().equals(other.headers())
                    && question.json().equals(other.json())
                    && this.token.equals(token);
        }
    }

    /**
     * Returns the form of a request that messages and logs show.
     *
     * @param question what the request asks
     * @param request  a request to this endpoint
     * @return the request, without the hidden parts of its path, and without the path of the base URI if a server made
     *     it
     */
    public TransportRequest shown(Question question, TransportRequest request) {
        if (shownBase.equals(base) && question.path().equals(question.shownPath())) {
            return request;
        }
        return new TransportRequest(
                request.method(), URI.create(shownBase + question.shownPath()), Map.of(), NO_BODY,
                request.timeout(), request.maxResponseBytes());
    }

    /**
     * Returns the kind of the server.
     *
     * @return the service
     */
    public Service service() {
        return service;
    }

    /**
     * Returns the host of the base URI.
     *
     * @return a name or an address
     */
    public String host() {
        return URI.create(base).getHost();
    }

    private URI uri(Question question) {
        StringBuilder uri = new StringBuilder(USUAL_URI_LENGTH).append(base).append(question.path());
        int start = uri.length();
        question.parameters().forEach((name, value) -> addParameter(uri, name, value));
        uri.append(identityQuery);
        if (uri.length() > start) {
            uri.setCharAt(start, '?');
        }
        return URI.create(uri.toString());
    }

    private static byte[] body(Question question) {
        return question.json().isEmpty() ? NO_BODY : question.json().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, List<String>> headers(Question question, Optional<AccessToken> token) {
        if (token.isEmpty() && question.headers().isEmpty()) {
            return headers;
        }
        Map<String, List<String>> all = new HashMap<>(headers);
        token.ifPresent(secret -> all.put("X-Plex-Token", List.of(secret.value())));
        question.headers().forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    /** Returns the base URI, without its path if a server made it. */
    @Override
    public String toString() {
        return shownBase;
    }
}
