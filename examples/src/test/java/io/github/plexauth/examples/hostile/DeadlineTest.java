package io.github.plexauth.examples.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.FullServer;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does with its time, a call ends at its deadline, and so does its connection. */
class DeadlineTest {

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration MEDIAN = DEADLINE.plusMillis(500);
    private static final Duration LATEST = Duration.ofSeconds(2);
    private static final int CALLS = 5;

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";

    private record Row(String name, String scheme, ScriptedServer.Script script) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row says(String name, String answer) {
        return new Row(name, "http", connection -> {
            connection.readRequest();
            connection.write(answer);
            connection.awaitEnd();
        });
    }

    private static Row drips(String name, String answer, String drop, long pauseMillis) {
        return new Row(name, "http", connection -> {
            connection.readRequest();
            connection.write(answer);
            connection.writeForEver(drop, pauseMillis);
        });
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                        new Row("accepts and never shakes hands", "https", ScriptedConnection::awaitEnd),
                        says("never answers", ""),
                        says("headers and then silence", HEAD),
                        says("half a head and then silence", "HTTP/1.1 200 OK\r\nContent-"),
                        drips("a byte of the head every 200 ms for ever", "HTTP/1.1 200 OK\r\nX: ", "x", 200),
                        drips("a byte of the body every 200 ms for ever", HEAD, "x", 200),
                        drips("a chunk every 200 ms for ever",
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 200))
                .flatMap(row -> Stream.of(Way.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void theDeadlineEndsTheCallAndItsConnection(Row row, Way way) throws Exception {
        try (var server = ScriptedServer.start(row.script); var client = new Client(way)) {
            assertEndsInTime(row, way, client, URI.create(row.scheme + server.uri("/").toString().substring(4)));

            assertThat(server.connections()).hasSize(CALLS);
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(5_000)).isTrue();
            }
        }
    }

    /** java.net.http gives up after a few, HttpClient at the deadline. */
    @ParameterizedTest
    @EnumSource
    void interimAnswersForEverEndInAFailureToo(Way way) throws Exception {
        Row row = drips("interim answers for ever", "", "HTTP/1.1 102 Processing\r\n\r\n", 1);
        try (var server = ScriptedServer.start(row.script); var client = new Client(way)) {
            long start = System.nanoTime();
            PlexException failure = client.failure(server.uri("/"), DEADLINE);
            Duration time = Duration.ofNanos(System.nanoTime() - start);

            HostileReport.note(row, way, time.toMillis() + " ms, " + failure);
            assertThat(failure).isInstanceOf(PlexTransportException.class);
            assertThat(time).isLessThan(LATEST);
            assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineEndsAConnectThatNeverCompletes(Way way) throws Exception {
        try (var full = FullServer.start(); var client = new Client(way)) {
            assertEndsInTime("a connect that never completes", way, client, full.uri("/"));
        }
    }

    /** All calls at once: they take no longer than one, and one that holds up the others is seen. */
    private static void assertEndsInTime(Object row, Way way, Client client, URI uri) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        try (var warm = ScriptedServer.start(ScriptedServer.always(Answers.ok(Answers.RIGHT)))) {
            client.ask(warm.uri("/")); // A JVM's first call loads classes for longer than the whole deadline.

            Callable<Duration> call = () -> timeUntilTheDeadline(client, uri);
            List<Future<Duration>> calls = callers.invokeAll(Stream.generate(() -> call).limit(CALLS).toList());
            List<Duration> times = calls.stream().map(DeadlineTest::result).sorted().toList();

            HostileReport.note(row, way, times.stream().map(Duration::toMillis).toList() + " ms");
            assertThat(times.get(0)).isGreaterThanOrEqualTo(DEADLINE.minusMillis(1));
            assertThat(times.get(CALLS / 2)).isLessThan(MEDIAN);
            assertThat(times.get(CALLS - 1)).isLessThan(LATEST);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Duration timeUntilTheDeadline(Client client, URI uri) {
        long start = System.nanoTime();
        PlexException failure = client.failure(uri, DEADLINE);
        Duration time = Duration.ofNanos(System.nanoTime() - start);

        assertThat(failure)
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("no complete answer within 300 ms. The server is slow, asleep or not reachable");
        assertThat(failure.retryable()).isTrue();
        return time;
    }

    private static Duration result(Future<Duration> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
