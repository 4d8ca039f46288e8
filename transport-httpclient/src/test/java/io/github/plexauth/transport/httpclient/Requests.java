package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The requests that the tests of this module send. */
final class Requests {

    /** Long enough that only a defect lets it pass. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Requests() {}

    static TransportRequest get(URI uri) {
        return get(uri, PATIENCE);
    }

    static TransportRequest get(URI uri, Duration timeout) {
        return new TransportRequest("GET", uri, Map.of(), new byte[0], timeout, 1 << 20);
    }

    static TransportRequest post(URI uri) {
        return new TransportRequest("POST", uri, Map.of(), new byte[] {1}, PATIENCE, 1 << 20);
    }
}
