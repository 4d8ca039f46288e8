package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.WRONG;
import static io.github.plexauth.examples.hostile.Answers.json;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes after an answer, on a connection that is kept, are never the answer to the next question. */
class LeftoverTest {

    private static final int CALLS = 20;

    /** The sizes of the buffers that the clients read into: with the last byte of an answer, one of them is full. */
    private static final List<Integer> SIZES = List.of(0, 8_192, 16_384, 32_768);

    static Stream<Arguments> sizesInEachWay() {
        return SIZES.stream().flatMap(size -> Stream.of(Way.values()).map(way -> Arguments.of(size, way)));
    }

    @ParameterizedTest
    @MethodSource("sizesInEachWay")
    void inTheSamePacket(int size, Way way) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.answering(
                        request -> padded(token(request), size) + ok(WRONG)));
                var client = new Client(way)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(client.ask(server.uri("/" + call))).isEqualTo("token-" + call);
            }
            HostileReport.note("left over in the same packet, answer of " + size, way,
                    server.connections().size() + " connections for " + CALLS + " calls");
        }
    }

    /** The token is the first part of the path, so that an answer shows which question it belongs to. */
    private static String token(ScriptedRequest request) {
        return "token-" + request.target().split("/")[1];
    }

    private static String padded(String token, int size) {
        String json = json(token);
        int head = ScriptedServer.ok(" ".repeat(Math.max(size, 1_000))).length() - Math.max(size, 1_000);
        return ScriptedServer.ok(json + " ".repeat(Math.max(0, size - head - json.length())));
    }

    @ParameterizedTest
    @EnumSource
    void whileTheConnectionIsIdle(Way way) throws Exception {
        String leftOver = ok(WRONG);
        askWithLeftovers("left over while idle", way, "", leftOver);
    }

    @ParameterizedTest
    @EnumSource
    void halfInTheSamePacketAndHalfWhileTheConnectionIsIdle(Way way) throws Exception {
        String leftOver = ok(WRONG);
        int half = leftOver.length() - json(WRONG).length();
        askWithLeftovers("left over half in the same packet, half while idle", way, leftOver.substring(0, half),
                leftOver.substring(half));
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanALineEndWhileTheConnectionIsIdle(Way way) throws Exception {
        askWithLeftovers("a line end left over while idle", way, "", "\r\n");
    }

    private static void askWithLeftovers(String row, Way way, String atOnce, String later) throws Exception {
        var answered = new Semaphore(0);
        var leftOver = new Semaphore(0);
        try (var server = ScriptedServer.start(connection -> {
                    ScriptedRequest request = connection.readRequest();
                    connection.write(ok(token(request)) + atOnce);
                    answered.acquire();
                    connection.write(later);
                    leftOver.release();
                    connection.awaitEnd();
                });
                var client = new Client(way)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(client.ask(server.uri("/" + call))).isEqualTo("token-" + call);
                answered.release();
                assertThat(leftOver.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                awaitThatTheClientHasSeenIt(way, server.connections().get(call));
            }
            HostileReport.note(row, way, server.connections().size() + " connections for " + CALLS + " calls");
        }
    }

    /** java.net.http closes an idle connection that says something; HttpClient looks before it takes one. */
    private static void awaitThatTheClientHasSeenIt(Way way, ScriptedConnection connection) throws Exception {
        if (way.isJdk()) {
            assertThat(connection.wasClosedByClient(10_000)).isTrue();
        }
    }
}
