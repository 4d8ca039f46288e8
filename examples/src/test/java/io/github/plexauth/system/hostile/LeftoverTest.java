package io.github.plexauth.system.hostile;

import static io.github.plexauth.system.hostile.RawResponses.WRONG;
import static io.github.plexauth.system.hostile.RawResponses.json;
import static io.github.plexauth.system.hostile.RawResponses.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.system.TransportMode;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes after a response, on a connection that is kept, are never the answer to the next call. */
class LeftoverTest {

    private static final int CALLS = 20;

    /** The sizes of the buffers of the clients: the last byte of a response fills one of them. */
    private static final List<Integer> SIZES = List.of(0, 8_192, 16_384, 32_768);

    static Stream<Arguments> sizesInEachWay() {
        return SIZES.stream().flatMap(size -> Stream.of(TransportMode.values()).map(mode -> Arguments.of(size, mode)));
    }

    @ParameterizedTest
    @MethodSource("sizesInEachWay")
    void inTheSamePacket(int size, TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.answering(
                        request -> padded(token(request), size) + ok(WRONG)));
                var application = new Application(mode)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(application.ask(server.uri("/" + call))).isEqualTo("token-" + call);
            }
        }
    }

    /** The token is the first part of the path, so that a response shows which call it belongs to. */
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
    void whileTheConnectionIsIdle(TransportMode mode) throws Exception {
        askWithLeftovers(mode, "", ok(WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void halfInTheSamePacketAndHalfWhileTheConnectionIsIdle(TransportMode mode) throws Exception {
        String leftOver = ok(WRONG);
        int half = leftOver.length() - json(WRONG).length();
        askWithLeftovers(mode, leftOver.substring(0, half), leftOver.substring(half));
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanALineEndWhileTheConnectionIsIdle(TransportMode mode) throws Exception {
        askWithLeftovers(mode, "", "\r\n");
    }

    private static void askWithLeftovers(TransportMode mode, String atOnce, String later) throws Exception {
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
                var application = new Application(mode)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(application.ask(server.uri("/" + call))).isEqualTo("token-" + call);
                answered.release();
                assertThat(leftOver.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                awaitThatTheClientHasSeenIt(mode, server.connections().get(call));
            }
        }
    }

    /** java.net.http closes an idle connection that receives bytes. HttpClient checks it before the next use. */
    private static void awaitThatTheClientHasSeenIt(TransportMode mode, ScriptedConnection connection)
            throws Exception {
        if (mode.isJdk()) {
            assertThat(connection.wasClosedByClient(10_000)).isTrue();
        }
    }
}
