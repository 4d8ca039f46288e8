package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections are kept while they are good, replaced when they are not, and never mixed up. */
class KeptConnectionsTest {

    private static final int CALLS = 100;

    @ParameterizedTest
    @EnumSource
    void aServerThatClosesIdleConnectionsWithoutAWordDoesNoHarm(Way way) throws Exception {
        try (var server = ScriptedServer.start(KeptConnectionsTest::answerOnce); var client = new Client(way)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            assertThat(server.requests()).hasSize(CALLS);
            HostileReport.note("idle connections closed without a word", way,
                    server.connections().size() + " connections for " + CALLS + " calls");
        }
    }

    private static void answerOnce(ScriptedConnection connection) throws Exception {
        connection.readRequest();
        connection.write(ok(RIGHT));
    }

    /** That nobody can foresee: both clients send such a request once more, since it is a GET. */
    @ParameterizedTest
    @EnumSource
    void aServerThatResetsAConnectionOnItsSecondRequestDoesNoHarm(Way way) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    answerOnce(connection);
                    connection.readRequest();
                    connection.reset();
                });
                var client = new Client(way)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            HostileReport.note("reset on the second request", way, server.connections().size() + " connections and "
                    + server.requests().size() + " requests for " + CALLS + " calls");
            assertThat(server.requests()).hasSizeLessThan(2 * CALLS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatWantsAConnectionForEachCallGetsIt(Way way) throws Exception {
        String answer = ok(RIGHT).replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (var server = ScriptedServer.start(ScriptedServer.always(answer)); var client = new Client(way)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            assertThat(server.connections()).hasSize(CALLS);
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
            HostileReport.note("Connection: close", way, CALLS + " connections for " + CALLS + " calls, all closed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fiveHundredCallsInARowShareConnections(Way way) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ok(RIGHT))); var client = new Client(way)) {
            for (int call = 0; call < 500; call++) {
                assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            HostileReport.note("500 calls in a row", way, server.connections().size() + " connections");
            assertThat(server.connections()).hasSizeBetween(1, 5);
            assertThat(server.requests()).hasSize(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachOf64CallersGetsTheAnswersToItsOwnQuestions(Way way) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(64);
        long start = System.nanoTime();
        try (var server = ScriptedServer.start(ScriptedServer.answering(KeptConnectionsTest::echo));
                var client = new Client(way)) {
            var calls = IntStream.range(0, 64)
                    .<Callable<Void>>mapToObj(caller -> () -> askAHundredTimes(client, server, caller))
                    .toList();
            for (Future<Void> call : callers.invokeAll(calls)) {
                call.get();
            }
            HostileReport.note("64 callers of 100 calls", way, server.connections().size() + " connections, "
                    + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(server.requests()).hasSize(6_400);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Void askAHundredTimes(Client client, ScriptedServer server, int caller) throws Exception {
        for (int call = 0; call < CALLS; call++) {
            String question = caller + "-" + call;
            assertThat(client.ask(server.uri("/" + question))).isEqualTo("token-" + question);
        }
        return null;
    }

    /** Answers with a token that names the question, which is the first part of the path. */
    private static String echo(ScriptedRequest request) {
        return ok("token-" + request.target().split("/")[1]);
    }
}
