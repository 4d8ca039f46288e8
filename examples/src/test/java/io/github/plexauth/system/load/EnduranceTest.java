package io.github.plexauth.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of calls use no more threads, sockets and heap than the first few. */
class EnduranceTest {

    private static final int WARM_UP = 1_000;
    private static final int CALLS = 5_000;

    /** A leak of 200 bytes in each call exceeds it. */
    private static final long MOST_GROWTH = 200L * CALLS;

    private static final String TOKEN = "transient-600d600d-0000-4000-8000-600d600d600d";

    private record Use(int threads, long sockets, long heap) {

        static Use now() throws IOException {
            return new Use(Thread.activeCount(), openSockets(), usedHeap());
        }

        private static long openSockets() throws IOException {
            Path descriptors = Path.of("/proc/self/fd");
            if (!Files.isDirectory(descriptors)) {
                return 0;
            }
            try (Stream<Path> open = Files.list(descriptors)) {
                return open.filter(Use::isSocket).count();
            }
        }

        private static boolean isSocket(Path descriptor) {
            try {
                return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
            } catch (IOException closedMeanwhile) {
                return false;
            }
        }

        /** The smallest of three results, because reference queues delay the release of some objects. */
        private static long usedHeap() {
            return Stream.generate(Use::usedAfterCollection).limit(3).min(Long::compare).orElseThrow();
        }

        private static long usedAfterCollection() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingGrows(TransportKind kind) throws Exception {
        try (var server = ScriptedServer.start(EnduranceTest::answerAndForget);
                HttpTransport transport = kind.create()) {
            ServerAuthentication plex = PlexAuth.builder()
                    .clientIdentifier("endurance")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build()
                    .server(server.uri(""), AccessToken.of("owner-token-of-a-test"));
            ask(plex, WARM_UP);
            Use before = Use.now();

            ask(plex, CALLS);

            Use after = Use.now();
            assertThat(server.connections()).hasSizeBetween(1, 5);
            // The number of threads in a client's pool varies. A leak would add thousands.
            assertThat(after.threads).isLessThanOrEqualTo(before.threads + 10);
            assertThat(after.sockets).isLessThanOrEqualTo(before.sockets + 5);
            assertThat(after.heap - before.heap).isLessThan(MOST_GROWTH);
        }
    }

    /** Alternates between blocking and asynchronous calls. */
    private static void ask(ServerAuthentication plex, int calls) {
        for (int call = 0; call < calls; call += 2) {
            assertThat(plex.getTransientToken().accessToken().value()).isEqualTo(TOKEN);
            assertThat(plex.getTransientTokenAsync().join().accessToken().value()).isEqualTo(TOKEN);
        }
    }

    private static void answerAndForget(ScriptedConnection connection) throws Exception {
        while (connection.readRequest() != null) {
            connection.forgetRequests();
            connection.write(ScriptedServer.ok("{\"MediaContainer\":{\"token\":\"" + TOKEN + "\"}}"));
        }
    }
}
