package io.github.plexauth.call;

import static org.mockito.Mockito.mock;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.usecase.GetTransientToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A caller with a mocked transport, and a use case to run. */
abstract class CallerFixture {

    static final AccessToken TOKEN = AccessToken.of("owner-token-of-a-test");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final JsonCodec CODEC = json -> Map.of("MediaContainer", Map.of("size", 0, "token", "transient-1"));
    static final GetTransientToken USE_CASE = new GetTransientToken(TokenType.DELEGATION, Scope.ALL);

    final HttpTransport transport = mock(HttpTransport.class);

    Caller caller() {
        return caller(AccessTokenSource.of(TOKEN));
    }

    Caller caller(AccessTokenSource source) {
        return caller(source, CODEC, Duration.ofSeconds(30));
    }

    Caller caller(AccessTokenSource source, JsonCodec codec, Duration timeout) {
        return caller(source, codec, timeout, RetryRule.NEVER);
    }

    Caller caller(RetryRule retries) {
        return caller(AccessTokenSource.of(TOKEN), CODEC, Duration.ofSeconds(30), retries);
    }

    private Caller caller(AccessTokenSource source, JsonCodec codec, Duration timeout, RetryRule retries) {
        return new Caller(
                new CallSettings(transport, codec, 1 << 20, () -> NOW, retries),
                new Endpoint(
                        URI.create("http://127.0.0.1:32400"), new ClientIdentity("test", "", "", "", "", "")),
                new TokenFetcher(source),
                timeout);
    }

    static TransportResponse json() {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        return new TransportResponse(200, Map.of("Content-Type", List.of("application/json")), body);
    }
}
