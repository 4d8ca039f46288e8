package io.github.plexauth.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.TransientTokens;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.system.TransportKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads share one token, and the server restarts. */
@Timeout(120)
class TokensUnderLoadTest {

    private static final int THREADS = 250;

    /** Counts the requests for a token. The server remembers the last thousand requests only. */
    private record Counting(HttpTransport transport, AtomicInteger tokenRequests) implements HttpTransport {

        @Override
        public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
            count(request);
            return transport.send(request);
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            count(request);
            return transport.sendAsync(request);
        }

        private void count(TransportRequest request) {
            if (request.uri().getPath().equals("/security/token")) {
                tokenRequests.incrementAndGet();
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsRequestTwoTokensAcrossARestart(TransportKind kind) throws Exception {
        var tokenRequests = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start();
                HttpTransport transport = new Counting(kind.create(), tokenRequests)) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-load-test")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            TransientTokens tokens =
                    TransientTokens.from(plexAuth.server(plex.baseUri(), AccessToken.of(plex.token())));
            Source source = Source.server(plex.shared().keySet().iterator().next());
            var allHaveAToken = new CyclicBarrier(THREADS, plex::restart);
            var refusals = new AtomicInteger();

            List<Future<?>> calls = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                calls.add(threads.submit(() -> {
                    AccessToken token = tokens.get();
                    allHaveAToken.await();
                    try {
                        plexAuth.server(plex.baseUri(), token).getSourceConnectionInformation(source);
                    } catch (PlexUnauthorizedException dead) {
                        refusals.incrementAndGet();
                    }
                    tokens.invalidate(token);
                    return plexAuth.server(plex.baseUri(), tokens).getSourceConnectionInformation(source);
                }));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }

            assertThat(refusals).hasValue(THREADS);
            assertThat(tokenRequests).hasValue(2);
        } finally {
            threads.shutdownNow();
        }
    }
}
