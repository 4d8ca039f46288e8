package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a transport when the response body is larger than the request allows.
 *
 * <p>A transport passes the status and the headers on, because they say what an error means whose body is too large.
 */
public final class ResponseTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Map<String, List<String>> headers;

    /**
     * Creates an exception that names the limit, for a transport that does not know the head of the response.
     *
     * @param maxResponseBytes the limit of the request, in bytes
     */
    public ResponseTooLargeException(int maxResponseBytes) {
        super("the response body is larger than " + maxResponseBytes + " bytes");
        this.status = 0;
        this.headers = null;
    }

    /**
     * Creates an exception that names the limit and has the head of the response.
     *
     * @param maxResponseBytes the limit of the request, in bytes
     * @param status           the status of the response, from 200 to 999
     * @param headers          the headers of the response
     */
    public ResponseTooLargeException(int maxResponseBytes, int status, Map<String, List<String>> headers) {
        super("the response body is larger than " + maxResponseBytes + " bytes");
        this.status = status;
        this.headers = Headers.copyOf(headers);
    }

    /**
     * Returns the response without its body.
     *
     * @return the status and the headers, which a deserialized exception does not have; empty if the transport did not
     *     pass them on
     */
    public Optional<TransportResponse> head() {
        return status == 0
                ? Optional.empty()
                : Optional.of(new TransportResponse(status, headers == null ? Map.of() : headers, new byte[0]));
    }
}
