package io.github.plexauth.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.examples.server.EmbeddedDevice;
import io.github.plexauth.examples.server.EmbeddedDevice.Connection;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** Starts a server, and creates applications that reach it through a proxy. */
abstract class ProxyFixture {

    static final String IN_FRONT = "The response has no X-Plex-Protocol header, so it most likely comes from something"
            + " in front of the server, such as a proxy. ";
    static final String TOKEN_REQUEST = "GET /security/token?type=delegation&scope=all";

    static final Source SMALL = Source.server("small");
    static final Source LARGE = Source.server("large");

    /** The maximum number of connections that the library reads from an answer. As JSON, they are about 190 kB. */
    static final List<Connection> LARGE_CONNECTIONS = IntStream.rangeClosed(1, 1_000)
            .mapToObj(port -> URI.create("https://10-0-2-123.0123456789abcdef0123456789abcdef.plex.direct:" + port))
            .map(uri -> Connection.to(uri, true))
            .toList();

    static EmbeddedPlexServer server;

    @Parameter
    TransportMode mode;

    private HttpTransport transport;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPlexServer.builder()
                .shared(Map.of(
                        "small", EmbeddedDevice.sample("small"),
                        "large", new EmbeddedDevice("large", LARGE_CONNECTIONS)))
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        transport = mode.open(Certificates.trusting());
    }

    @AfterEach
    void close() {
        transport.close();
        server.delay(Duration.ZERO);
    }

    static String plexPort() {
        return Integer.toString(server.baseUri().getPort());
    }

    /** Returns the server at the address of a proxy, for a new application, since the proxy counts its requests. */
    ServerAuthentication through(String baseUri) {
        return through(baseUri, server.token(), transport);
    }

    ServerAuthentication through(String baseUri, String token, HttpTransport other) {
        return PlexAuth.builder()
                .clientIdentifier(UUID.randomUUID().toString())
                .transport(other)
                .codec(JsonbCodec.create())
                .build()
                .server(URI.create(baseUri), AccessToken.of(token));
    }

    HttpTransport transport() {
        return transport;
    }

    TransientToken token(ServerAuthentication plex) {
        return mode.call(plex::getTransientToken, plex::getTransientTokenAsync);
    }

    SourceConnectionInformation connections(ServerAuthentication plex, Source source) {
        return mode.call(
                () -> plex.getSourceConnectionInformation(source),
                () -> plex.getSourceConnectionInformationAsync(source));
    }

    <T extends PlexException> T failure(Class<T> type, ServerAuthentication plex) {
        return catchThrowableOfType(type, () -> token(plex));
    }

    PlexStatusException statusException(int status, ServerAuthentication plex) {
        PlexStatusException failure = failure(PlexStatusException.class, plex);
        assertThat(failure.status()).isEqualTo(status);
        return failure;
    }

    void assertBothSucceed(ServerAuthentication plex) {
        assertThat(token(plex).accessToken().value()).startsWith("transient-");
        assertThat(connections(plex, SMALL).connections()).hasSize(3);
    }

    /** Pauses for 10 to 20 ms between calls, because the proxy closes an idle connection after 15 ms. */
    void assertNoCallFailsWhenTheProxyClosesItsConnection(ServerAuthentication plex) throws InterruptedException {
        for (int call = 0; call < 100; call++) {
            assertThat(token(plex).accessToken().value()).startsWith("transient-");
            TimeUnit.MICROSECONDS.sleep(10_000 + call * 100);
        }
    }
}
