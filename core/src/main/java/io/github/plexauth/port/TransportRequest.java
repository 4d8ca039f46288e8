package io.github.plexauth.port;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request, and the limits within which it is to be answered.
 *
 * <p>The constructor refuses what could not be sent as it stands, with an IllegalArgumentException that quotes no
 * value. {@link #toString()} is fit for messages and logs: method, scheme, host, port and path.
 *
 * @param method           the HTTP method, such as {@code GET}
 * @param uri              absolute, http or https, with a host
 * @param headers          values by name, whatever its case; values are printable US-ASCII
 * @param body             the bytes to send, empty for none; handed over, not copied
 * @param timeout          bounds the whole exchange; positive
 * @param maxResponseBytes the largest response body to read; positive
 */
public record TransportRequest(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        byte[] body,
        Duration timeout,
        int maxResponseBytes) {

    /** Checks every component and copies the headers. */
    public TransportRequest {
        if (method == null || !Headers.isToken(method)) {
            throw new IllegalArgumentException("method is not an HTTP method");
        }
        if (uri == null || !isHttp(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("uri is not an absolute http or https URI with a host");
        }
        if (headers == null) {
            throw new IllegalArgumentException("headers is null");
        }
        if (body == null) {
            throw new IllegalArgumentException("body is null; an empty array stands for none");
        }
        if (timeout == null || timeout.isNegative() || timeout.isZero()) {
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

    /** Says where the request goes, without query, headers or body. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return method + " " + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
