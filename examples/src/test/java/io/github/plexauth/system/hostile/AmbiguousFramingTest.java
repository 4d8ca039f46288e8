package io.github.plexauth.system.hostile;

import static io.github.plexauth.system.hostile.RawResponses.RIGHT;
import static io.github.plexauth.system.hostile.RawResponses.WRONG;
import static io.github.plexauth.system.hostile.RawResponses.chunk;
import static io.github.plexauth.system.hostile.RawResponses.json;
import static io.github.plexauth.system.hostile.RawResponses.of;
import static io.github.plexauth.system.hostile.RawResponses.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.system.TransportMode;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Responses of which clients disagree where they end. Whatever a client decides, the application gets the right token
 * or an exception, and the next call succeeds. Responses that leave no choice are in the contract of the transports.
 */
class AmbiguousFramingTest {

    private static final String OK = "HTTP/1.1 200 OK";
    private static final String JSON = json(RIGHT);
    private static final String LENGTH = length(JSON.length());
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private record Row(String name, String response, boolean thenCloses) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row closing(String name, String response) {
        return new Row(name, response, true);
    }

    private static Row keeping(String name, String response) {
        return new Row(name, response, false);
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    private static Stream<Row> heads() {
        String headers = IntStream.range(0, 10_000).mapToObj(n -> "X-" + n + ": x\r\n").collect(Collectors.joining());
        return Stream.of(
                closing("status of two digits", of("HTTP/1.1 20 OK", LENGTH, JSON)),
                closing("HTTP/3.7", of("HTTP/3.7 200 OK", LENGTH, JSON)),
                closing("ten thousand headers", of(OK, headers + LENGTH, JSON)),
                closing("header line without a colon", of(OK, "nonsense\r\n" + LENGTH, JSON)),
                closing("header line without a name", of(OK, ": x\r\n" + LENGTH, JSON)),
                closing("header that continues in the next line", of(OK, "X: a\r\n b\r\n" + LENGTH, JSON)),
                keeping("a hundred interim responses", "HTTP/1.1 102 Processing\r\n\r\n".repeat(100) + ok(RIGHT)));
    }

    private static Stream<Row> ends() {
        int both = JSON.length() + ok(WRONG).length();
        return Stream.of(
                closing("closed after the size of the last chunk", of(OK, CHUNKED, chunk(JSON) + "0\r\n")),
                closing("unknown transfer encoding", of(OK, "Transfer-Encoding: gzip, chunked\r\n",
                        chunk(JSON) + "0\r\n\r\n")),
                keeping("length and chunks", of(OK, length(4) + CHUNKED, chunk(JSON) + "0\r\n\r\n")),
                keeping("chunks and length", of(OK, CHUNKED + length(JSON.length() + 6), chunk(JSON) + "0\r\n\r\n")),
                keeping("two lengths, the first right", of(OK, LENGTH + length(both), JSON + ok(WRONG))),
                keeping("two lengths, the second right", of(OK, length(both) + LENGTH, JSON + ok(WRONG))),
                keeping("two lengths in one line", of(OK, "Content-Length: " + JSON.length() + ", 4\r\n", JSON)),
                keeping("the same length twice", of(OK, LENGTH.repeat(2), JSON)));
    }

    static Stream<Arguments> rows() {
        return inEachMode(Stream.concat(heads(), ends()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void theRightTokenComesOutOrAnException(Row row, TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> play(row, connection));
                var application = new Application(mode)) {
            var token = new AtomicReference<>(RIGHT);
            Throwable failure = catchThrowable(() -> token.set(application.ask(server.uri("/ambiguous"))));

            assertThat(token).hasValue(RIGHT);
            if (failure != null) {
                Application.checked(failure);
            }
            assertNextCallSucceeds(mode, server, application);
        }
    }

    static Stream<Arguments> withoutToken() {
        return inEachMode(Stream.of(
                closing("cut off where the connection delimits it", of(OK, "", JSON.substring(0, 30))),
                keeping("204", of("HTTP/1.1 204 No Content", "", "")),
                keeping("204 with a body", of("HTTP/1.1 204 No Content", length(ok(WRONG).length()), ok(WRONG))),
                keeping("205", of("HTTP/1.1 205 Reset Content", length(0), "")),
                keeping("304 with the length of the body that it does not send",
                        of("HTTP/1.1 304 Not Modified", length(99), ""))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("withoutToken")
    void aResponseWithoutATokenIsRefused(Row row, TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> play(row, connection));
                var application = new Application(mode)) {
            PlexException failure = application.failure(server.uri("/ambiguous"));

            switch (row.name.substring(0, 3)) {
                case "204" -> assertThat(failure).isNotNull(); // Some clients refuse a body that must not be there.
                case "304" -> assertThat(failure).isInstanceOf(PlexStatusException.class).hasMessageContaining(": 304. ");
                default -> assertThat(failure).isInstanceOf(PlexInvalidResponseException.class);
            }
            assertNextCallSucceeds(mode, server, application);
        }
    }

    private static void assertNextCallSucceeds(TransportMode mode, ScriptedServer server, Application application)
            throws Exception {
        assertThat(server.requests()).hasSizeBetween(1, mode.mostRequestsForOneCall());
        assertThat(application.ask(server.uri("/next"))).isEqualTo(RIGHT);
    }

    private static void play(Row row, ScriptedConnection connection) throws Exception {
        for (ScriptedRequest request = connection.readRequest(); request != null; request = connection.readRequest()) {
            if (request.target().startsWith("/next")) {
                connection.write(ok(RIGHT));
            } else {
                connection.write(row.response);
                if (row.thenCloses) {
                    return;
                }
            }
        }
    }

    private static Stream<Arguments> inEachMode(Stream<Row> rows) {
        return rows.flatMap(row -> Stream.of(TransportMode.values()).map(mode -> Arguments.of(row, mode)));
    }
}
