package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.port.HttpTransport;
import java.net.URI;
import java.time.Instant;

/** The application of the tests, with its server. */
final class TestApplication {

    static final URI BASE_URI = URI.create("http://pms.test:32400");
    static final AccessToken TOKEN = AccessToken.of("xY7-Qm2_admin0Token9");
    static final Source SOURCE = Source.server("machine");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private TestApplication() {}

    static PlexAuthBuilder builder(HttpTransport transport) {
        return PlexAuth.builder()
                .clientIdentifier("installation-1")
                .transport(transport)
                .codec(new TestCodec())
                .clock(() -> NOW);
    }

    static ServerAuthentication server(HttpTransport transport) {
        return builder(transport).build().server(BASE_URI, TOKEN);
    }
}
