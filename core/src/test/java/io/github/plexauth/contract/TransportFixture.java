package io.github.plexauth.contract;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** One transport per test, and the requests that the tests send. */
abstract class TransportFixture {

    /** A mark that must not show up in any failure. */
    static final String SECRET = "transient-5ec2e75e-c0de-4bad-8bad-0123456789ab";

    /** Long enough that only a defect lets it pass. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    HttpTransport transport;

    /**
     * Creates the transport under test, with its defaults.
     *
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createTransport();

    /**
     * Declares what the transport lacks. The tests of a capability that it lacks are skipped, with the reason.
     *
     * @return the reason for each capability that it lacks
     */
    protected Map<Capability, String> lacks() {
        return Map.of();
    }

    /**
     * Declares how often the client itself sends a request whose fresh connection closes before an answer begins.
     *
     * @return 1, unless the client cannot be kept from repeating
     */
    protected int mostRequestsForOneSend() {
        return 1;
    }

    @BeforeEach
    final void open() {
        transport = createTransport();
    }

    @AfterEach
    final void close() {
        transport.close();
    }

    final void requires(Capability capability) {
        Assumptions.assumeFalse(lacks().containsKey(capability), () -> capability + ": " + lacks().get(capability));
    }

    static TransportRequest get(URI uri) {
        return get(uri, PATIENCE);
    }

    static TransportRequest get(URI uri, Duration timeout) {
        return new TransportRequest("GET", uri, Map.of("X-Plex-Token", List.of(SECRET)), new byte[0], timeout, 1 << 20);
    }
}
