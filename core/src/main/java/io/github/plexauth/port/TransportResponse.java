package io.github.plexauth.port;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole response to a request.
 *
 * @param status  the status, from 200 to 999
 * @param headers the values by name, which ignores case; the values of a repeated header keep their order
 * @param body    the bytes as they were received, empty if there is no body; the array is not copied
 */
public record TransportResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /**
     * Checks all components and copies the headers.
     *
     * @param status  the status, from 200 to 999
     * @param headers the values by name
     * @param body    the bytes as they were received; the array is not copied
     * @throws IllegalArgumentException if the status is not in that range
     */
    public TransportResponse {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("status is not from 200 to 999");
        }
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        headers = Headers.copyOf(headers);
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name, in any case
     * @return its first value, or empty if the header is absent
     */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Returns the status and sizes, without headers and body, which may hold a token. */
    @Override
    public String toString() {
        return "TransportResponse[status=" + status + ", " + headers.size() + " headers, " + body.length + " bytes]";
    }
}
