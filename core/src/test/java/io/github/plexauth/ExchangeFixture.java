package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A mocked transport, and a server to ask over it. */
abstract class ExchangeFixture {

    final HttpTransport transport = mock(HttpTransport.class);

    static final AccessToken TOKEN = AccessToken.of("owner-token-of-a-test");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final JsonCodec CODEC = json -> Map.of("MediaContainer", Map.of("size", 0, "token", "transient-1"));

    static Throwable failureOf(CompletableFuture<?> future) {
        var failure = new AtomicReference<Throwable>();
        assertThat(future).failsWithin(5, TimeUnit.SECONDS).withThrowableOfType(ExecutionException.class);
        future.whenComplete((value, thrown) -> failure.set(thrown));
        return failure.get();
    }

    ServerAuthentication server(AccessToken token) {
        return server(AccessTokenSource.of(token));
    }

    ServerAuthentication server(AccessTokenSource source) {
        return plexAuth(CODEC).server(URI.create("http://127.0.0.1:32400"), source);
    }

    PlexAuth plexAuth(JsonCodec codec) {
        return PlexAuth.builder()
                .clientIdentifier("test")
                .transport(transport)
                .codec(codec)
                .clock(() -> NOW)
                .build();
    }

    static TransportResponse json() {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        return new TransportResponse(200, Map.of("Content-Type", List.of("application/json")), body);
    }
}
