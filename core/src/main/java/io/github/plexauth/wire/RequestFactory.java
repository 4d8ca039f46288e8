package io.github.plexauth.wire;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.port.TransportRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the request of one call: what every request carries, and what this one asks.
 *
 * @param endpoint         where to, and as whom
 * @param token            sent as a header, never in the URI; empty for a question that anybody may ask
 * @param timeout          what is left of the call's time
 * @param maxResponseBytes the largest body to read
 */
public record RequestFactory(Endpoint endpoint, Optional<AccessToken> token, Duration timeout, int maxResponseBytes) {

    private static final byte[] NO_BODY = {};

    /**
     * Makes a GET.
     *
     * @param path  begins with a slash; comes after the path of the base URI
     * @param query the parameters, in their order
     * @return the request
     */
    public TransportRequest get(String path, Parameter... query) {
        return new TransportRequest(
                "GET", endpoint.uri(path, query), endpoint.headers(token), NO_BODY, timeout, maxResponseBytes);
    }
}
