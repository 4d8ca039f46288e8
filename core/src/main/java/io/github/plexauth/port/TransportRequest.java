package io.github.plexauth.port;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An HTTP request, with the limits for its response.
 *
 * <p>The constructor throws an IllegalArgumentException if the request cannot be sent unchanged. Its message quotes no
 * value. {@link #toString()} can be shown in messages and logs.
 *
 * @param method           the HTTP method, such as {@code GET}
 * @param uri              an absolute http or https URI with a host
 * @param headers          the values by name, which ignores case; values are printable US-ASCII
 * @param body             the bytes to send, empty if there is no body; the array is not copied
 * @param timeout          a positive duration that bounds the whole exchange
 * @param maxResponseBytes the size of the largest response body to read, a positive number
 */
public record TransportRequest(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        byte[] body,
        Duration timeout,
        int maxResponseBytes) {

    /**
     * Checks all components and copies the headers.
     *
     * @param method           the HTTP method
     * @param uri              an absolute http or https URI with a host
     * @param headers          the values by name
     * @param body             the bytes to send; the array is not copied
     * @param timeout          a positive duration
     * @param maxResponseBytes a positive number of bytes
     * @throws IllegalArgumentException if the request cannot be sent unchanged; the message quotes no value
     */
    public TransportRequest {
        if (!Headers.isToken(Objects.requireNonNull(method, "method"))) {
            throw new IllegalArgumentException("method is not an HTTP method");
        }
        if (!isHttp(Objects.requireNonNull(uri, "uri").getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("uri is not an absolute http or https URI with a host");
        }
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        if (Objects.requireNonNull(timeout, "timeout").isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is not positive");
        }
        if (maxResponseBytes <= 0) {
            throw new IllegalArgumentException("maxResponseBytes is not positive");
        }
        headers = Headers.copyOf(headers);
        Headers.requireSendable(headers);
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /**
     * Returns this request with one more header, for a transport that wraps another one.
     *
     * @param name  the name of the header; a header of the same name is replaced
     * @param value its value, in printable US-ASCII
     * @return the other request
     * @throws IllegalArgumentException if the header cannot be sent; the message does not quote its value
     */
    public TransportRequest withHeader(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, List.of(value));
        return new TransportRequest(method, uri, more, body, timeout, maxResponseBytes);
    }

    /**
     * Returns whether the host is an IP address, so that no name has to be looked up.
     *
     * @return false if the host is a name
     */
    public boolean hasAddress() {
        String host = uri.getHost();
        if (host.charAt(0) == '[') {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the method, scheme, host, port and path, without the query, the headers and the body. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return method + " " + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
