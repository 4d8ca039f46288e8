package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.WRONG;
import static io.github.plexauth.examples.hostile.Answers.chunk;
import static io.github.plexauth.examples.hostile.Answers.json;
import static io.github.plexauth.examples.hostile.Answers.of;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static io.github.plexauth.examples.hostile.Outcome.broken;
import static io.github.plexauth.examples.hostile.Outcome.eitherWay;
import static io.github.plexauth.examples.hostile.Outcome.read;
import static io.github.plexauth.examples.hostile.Outcome.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTransportException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an answer begins and ends. */
class FramingTest {

    private static final String OK = "HTTP/1.1 200 OK";
    private static final String JSON = json(RIGHT);
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private record Row(String name, String answer, boolean thenCloses, Outcome outcome) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row closing(String name, String answer, Outcome outcome) {
        return new Row(name, answer, true, outcome);
    }

    private static Row keeping(String name, String answer, Outcome outcome) {
        return new Row(name, answer, false, outcome);
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    private static Stream<Row> cutOff() {
        return Stream.of(
                closing("closed before the status line", "", broken()),
                closing("closed in mid status line", "HTTP/1.1 20", broken()),
                closing("closed after the status line", OK + "\r\n", broken()),
                closing("closed in mid headers", OK + "\r\n" + length(0) + "Content-Ty", broken()),
                closing("closed before the empty line", OK + "\r\n" + length(0), broken()),
                closing("closed in mid body", of(OK, length(JSON.length() + 1), JSON), broken()),
                closing("closed in mid body of an error", of("HTTP/1.1 500 Oops", length(99), JSON), broken()),
                closing("chunked: last chunk missing", of(OK, CHUNKED, chunk(JSON)), broken()),
                closing("chunked: closed in mid chunk", of(OK, CHUNKED, "fff\r\n" + JSON), broken()),
                closing("chunked: closed in mid size", of(OK, CHUNKED, chunk(JSON) + "0"), broken()),
                closing("chunked: closed after the last size", of(OK, CHUNKED, chunk(JSON) + "0\r\n"), eitherWay()),
                closing("delimited by closing, and cut", of(OK, "", JSON.substring(1, 30)),
                        refused(PlexResponseException.class, "neither JSON nor XML")),
                closing("delimited by closing, and cut in mid JSON", of(OK, "", JSON.substring(0, 30)),
                        refused(PlexResponseException.class, "not the JSON that it begins as")));
    }

    private static Stream<Row> noHttp() {
        return Stream.of(
                closing("status line of SSH", "SSH-2.0-OpenSSH_9.2\r\n", broken()),
                closing("status line without a number", of("HTTP/1.1 " + WRONG, length(JSON.length()), JSON), broken()),
                closing("status line of two digits", of("HTTP/1.1 20 OK", length(JSON.length()), JSON), eitherWay()),
                closing("status line of HTTP/3.7", of("HTTP/3.7 200 OK", length(JSON.length()), JSON), eitherWay()),
                closing("no head at all", JSON, broken()),
                closing("no bytes but line ends", "\r\n".repeat(5_000), broken()),
                closing("chunked: bad size", of(OK, CHUNKED, "zz\r\n" + JSON + "\r\n0\r\n\r\n"), broken()),
                closing("chunked: negative size", of(OK, CHUNKED, "-5\r\n" + JSON + "\r\n0\r\n\r\n"), broken()),
                closing("chunked: size of 16 digits", of(OK, CHUNKED, "f".repeat(16) + "\r\n" + JSON), broken()),
                closing("chunked: no line end after a chunk", of(OK, CHUNKED, "5\r\n" + JSON + "\r\n0\r\n\r\n"),
                        broken()),
                keeping("negative length", of(OK, "Content-Length: -5\r\n", JSON), broken()),
                keeping("length that is no number", of(OK, "Content-Length: " + WRONG + "\r\n", JSON), broken()),
                keeping("length of 30 digits", of(OK, "Content-Length: " + "9".repeat(30) + "\r\n", JSON), broken()),
                closing("a megabyte of one header", of(OK, "X: " + "x".repeat(1 << 20) + "\r\n" + length(JSON.length()),
                        JSON), broken()),
                closing("ten thousand headers", of(OK, tenThousandHeaders() + length(JSON.length()), JSON),
                        eitherWay()),
                closing("header line without a colon", of(OK, "nonsense\r\n" + length(JSON.length()), JSON),
                        eitherWay()),
                closing("header line without a name", of(OK, ": x\r\n" + length(JSON.length()), JSON), eitherWay()),
                closing("header that goes on in the next line", of(OK, "X: a\r\n b\r\n" + length(JSON.length()), JSON),
                        eitherWay()));
    }

    private static String tenThousandHeaders() {
        return IntStream.range(0, 10_000).mapToObj(n -> "X-" + n + ": x\r\n").collect(Collectors.joining());
    }

    private static Stream<Row> fine() {
        return Stream.of(
                keeping("plain", ok(RIGHT), read()),
                closing("HTTP/1.0, delimited by closing", of("HTTP/1.0 200 OK", "", JSON), read()),
                closing("HTTP/1.1, delimited by closing", of(OK, "", JSON), read()),
                keeping("chunked", of(OK, CHUNKED, chunk(JSON) + "0\r\n\r\n"), read()),
                keeping("chunked, one byte each", of(OK, CHUNKED, JSON.chars()
                        .mapToObj(c -> chunk(Character.toString(c)))
                        .collect(Collectors.joining()) + "0\r\n\r\n"), read()),
                keeping("chunked, with extensions", of(OK, CHUNKED, chunk(JSON, ";a=b;c=\"d\"") + "0;e\r\n\r\n"),
                        read()),
                keeping("chunked, with trailers", of(OK, CHUNKED, chunk(JSON) + "0\r\nX-Plex-Token: " + WRONG
                        + "\r\nContent-Length: 1\r\n\r\n"), read()),
                keeping("100 before it", "HTTP/1.1 100 Continue\r\n\r\n" + ok(RIGHT), read()),
                keeping("103 before it", of("HTTP/1.1 103 Early Hints", "Link: </x>\r\n", ok(RIGHT)), read()),
                keeping("three times 102 before it", "HTTP/1.1 102 Processing\r\n\r\n".repeat(3) + ok(RIGHT), read()),
                keeping("no reason in the status line", of("HTTP/1.1 200 ", length(JSON.length()), JSON), read()));
    }

    private static Stream<Row> ambiguous() {
        return Stream.of(
                keeping("both length and chunked", of(OK, length(4) + CHUNKED, chunk(JSON) + "0\r\n\r\n"), eitherWay()),
                keeping("both chunked and length", of(OK, CHUNKED + length(JSON.length() + 6), chunk(JSON)
                        + "0\r\n\r\n"), eitherWay()),
                keeping("two lengths, the first right", of(OK, length(JSON.length()) + length(
                        JSON.length() + ok(WRONG).length()), JSON + ok(WRONG)), eitherWay()),
                keeping("two lengths, the second right", of(OK, length(JSON.length() + ok(WRONG).length())
                        + length(JSON.length()), JSON + ok(WRONG)), eitherWay()),
                keeping("two lengths in one line", of(OK, "Content-Length: " + JSON.length() + ", 4\r\n", JSON),
                        eitherWay()),
                keeping("a hundred interim answers", "HTTP/1.1 102 Processing\r\n\r\n".repeat(100) + ok(RIGHT),
                        eitherWay()),
                keeping("the same length twice", of(OK, length(JSON.length()).repeat(2), JSON), eitherWay()),
                closing("an unknown transfer encoding", of(OK, "Transfer-Encoding: gzip, chunked\r\n",
                        chunk(JSON) + "0\r\n\r\n"), eitherWay()),
                closing("101 that nobody asked for", of("HTTP/1.1 101 Switching", "Upgrade: x\r\n", ok(WRONG)),
                        broken()),
                keeping("204", of("HTTP/1.1 204 No Content", "", ""),
                        refused(PlexResponseException.class, "the answer is empty")),
                keeping("204 with a body", of("HTTP/1.1 204 No Content", length(ok(WRONG).length()), ok(WRONG)),
                        refused()),
                keeping("205 with a body", of("HTTP/1.1 205 Reset Content", length(0), ""),
                        refused(PlexResponseException.class, "the answer is empty")),
                keeping("304", of("HTTP/1.1 304 Not Modified", "", ""),
                        refused(PlexApiException.class, "304. The server answers that nothing has changed")),
                keeping("304 with the length of what has not changed", of("HTTP/1.1 304 Not Modified",
                        length(99), ""), refused(PlexApiException.class, "304. The server answers that nothing")));
    }

    static Stream<Arguments> rows() {
        return Stream.of(cutOff(), noHttp(), fine(), ambiguous())
                .flatMap(rows -> rows)
                .flatMap(row -> Stream.of(Way.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void anAnswerIsReadToItsEndAndNoFurtherAndTheNextCallIsUnharmed(Row row, Way way) throws Exception {
        try (var server = ScriptedServer.start(connection -> play(row, connection));
                var client = new Client(way)) {
            String outcome = row.outcome.of(client, server.uri("/hostile"));

            HostileReport.note(row, way, outcome);
            assertThat(server.requests()).hasSizeBetween(1, way.mostRequestsForOneCall());
            assertThat(client.ask(server.uri("/good"))).isEqualTo(RIGHT);
        }
    }

    static Stream<Arguments> headsThatAreNone() {
        return noHttp().filter(row -> row.outcome.equals(broken()))
                .flatMap(row -> Stream.of(Way.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("headsThatAreNone")
    void aConnectionThatSaidNonsenseIsClosedEvenIfTheServerKeepsItOpen(Row row, Way way) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(row.answer + "\r\n\r\n");
                    connection.awaitEnd();
                });
                var client = new Client(way)) {
            // Not all of it is seen to be nonsense before the deadline.
            assertThat(client.failure(server.uri("/"), Duration.ofSeconds(1)))
                    .isInstanceOf(PlexTransportException.class);

            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
        }
    }

    private static void play(Row row, ScriptedConnection connection) throws Exception {
        for (ScriptedRequest request = connection.readRequest(); request != null; request = connection.readRequest()) {
            if (request.target().startsWith("/good")) {
                connection.write(ok(RIGHT));
            } else {
                connection.write(row.answer);
                if (row.thenCloses) {
                    return;
                }
            }
        }
    }
}
