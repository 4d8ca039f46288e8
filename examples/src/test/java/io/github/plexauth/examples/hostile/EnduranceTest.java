package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** After ten thousand calls everything is as it was after the first few. */
class EnduranceTest {

    private static final int WARM_UP = 1_000;
    private static final int CALLS = 10_000;

    /** Two hundred bytes a call would be seen. */
    private static final long MOST_GROWTH = 2_000_000;

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

        /** The least of a few, since what finalizers and reference queues hold takes a round more. */
        private static long usedHeap() {
            return Stream.generate(Use::usedAfterCollection).limit(3).min(Long::compare).orElseThrow();
        }

        private static long usedAfterCollection() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    static Stream<Arguments> transports() {
        return Stream.of(
                Arguments.of(Way.JDK_BLOCKING, Way.JDK_ASYNC), Arguments.of(Way.APACHE_BLOCKING, Way.APACHE_ASYNC));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void nothingGrows(Way blocking, Way async) throws Exception {
        try (var server = ScriptedServer.start(EnduranceTest::answerAndForget);
                HttpTransport transport = blocking.open()) {
            List<Client> byTurns = List.of(new Client(blocking, transport), new Client(async, transport));
            ask(byTurns, server, WARM_UP);
            Use before = Use.now();
            long start = System.nanoTime();

            ask(byTurns, server, CALLS);

            long millis = (System.nanoTime() - start) / 1_000_000;
            Use after = Use.now();
            HostileReport.note("10,000 calls, by turns blocking and not", blocking, before + " before, " + after
                    + " after, " + millis + " ms");
            assertThat(server.connections()).hasSizeBetween(1, 5);
            // A client's pool of threads breathes; a leak would be in the thousands.
            assertThat(after.threads).isLessThanOrEqualTo(before.threads + 10);
            assertThat(after.sockets).isLessThanOrEqualTo(before.sockets + 5);
            assertThat(after.heap - before.heap).isLessThan(MOST_GROWTH);
        }
    }

    private static void ask(List<Client> byTurns, ScriptedServer server, int calls) throws Exception {
        for (int call = 0; call < calls; call++) {
            assertThat(byTurns.get(call % byTurns.size()).ask(server.uri("/"))).isEqualTo(RIGHT);
        }
    }

    private static void answerAndForget(ScriptedConnection connection) throws Exception {
        while (connection.readRequest() != null) {
            connection.forgetRequests();
            connection.write(ok(RIGHT));
        }
    }
}
