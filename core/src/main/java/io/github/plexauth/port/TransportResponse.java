package io.github.plexauth.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole answer to one request.
 *
 * @param status  200 to 999
 * @param headers values by name, whatever its case; repeated headers keep their order
 * @param body    the bytes as they came, empty for none; handed over, not copied
 */
public record TransportResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /** Checks every component and copies the headers. */
    public TransportResponse {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("status is not from 200 to 999");
        }
        if (headers == null) {
            throw new IllegalArgumentException("headers is null");
        }
        if (body == null) {
            throw new IllegalArgumentException("body is null; an empty array stands for none");
        }
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

    /** Says how much came back, without headers or body: both may hold a token. */
    @Override
    public String toString() {
        return "TransportResponse[status=" + status + ", " + headers.size() + " headers, " + body.length + " bytes]";
    }
}
