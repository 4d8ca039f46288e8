package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a response begins and ends. Whatever a server sends, the next call of the same transport succeeds. */
abstract class TransportFramingContract extends TransportFixture {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String BODY = "{\"token\":\"" + SECRET + "\"}";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    /**
     * What a server sends, after which it closes the connection.
     *
     * @param needs the capability without which a transport may accept it; null if no transport may
     */
    private record Broken(String name, String bytes, Capability needs) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Broken> cutOff() {
        return Stream.of(
                new Broken("in the status line", "HTTP/1.1 20", Capability.CUT_HEADS),
                new Broken("after the status line", OK, Capability.CUT_HEADS),
                new Broken("in a chunk", CHUNKED + "fff\r\n" + BODY, null),
                new Broken("in the size of a chunk", CHUNKED + chunk(BODY) + "0", Capability.CUT_HEADS));
    }

    private static Stream<Broken> malformed() {
        return Stream.of(
                new Broken("line ends only", "\r\n".repeat(5_000), Capability.HEAD_LIMITS),
                new Broken("no head at all", BODY, null),
                new Broken("SSH", "SSH-2.0-OpenSSH_9.2\r\n", null),
                new Broken("status that is not a number", "HTTP/1.1 " + SECRET + "\r\n" + LENGTH, null),
                new Broken("chunk size that is not a number", CHUNKED + "zz\r\n" + BODY + "\r\n0\r\n\r\n", null),
                new Broken("negative chunk size", CHUNKED + "-5\r\n" + BODY + "\r\n0\r\n\r\n", null),
                new Broken("chunk size of 16 digits", CHUNKED + "f".repeat(16) + "\r\n" + BODY, null),
                new Broken("no line end after a chunk", CHUNKED + "5\r\n" + BODY + "\r\n0\r\n\r\n", null),
                new Broken("negative length", OK + "Content-Length: -5\r\n\r\n" + BODY, Capability.BAD_LENGTHS),
                new Broken("length that is not a number", OK + "Content-Length: " + SECRET + "\r\n\r\n" + BODY,
                        Capability.BAD_LENGTHS),
                new Broken("length of 30 digits", OK + "Content-Length: " + "9".repeat(30) + "\r\n\r\n" + BODY,
                        Capability.BAD_LENGTHS),
                new Broken("header of a megabyte", OK + "X: " + "x".repeat(1 << 20) + "\r\n" + LENGTH,
                        Capability.HEAD_LIMITS));
    }

    static Stream<Arguments> brokenInEachMode() {
        Broken switching = new Broken("101 that was not requested",
                "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n" + ScriptedServer.ok(BODY), Capability.INTERIM_ANSWERS);
        return inEachMode(Stream.of(cutOff(), malformed(), Stream.of(switching)).flatMap(rows -> rows));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenInEachMode")
    final void aBrokenResponseFailsWithoutQuotingItAndTheNextCallSucceeds(Broken broken, Mode mode) throws Exception {
        if (broken.needs != null) {
            requires(broken.needs);
        }
        try (var server = ScriptedServer.start(connection -> {
            ScriptedRequest request = connection.readRequest();
            connection.write(request.target().equals("/next") ? ScriptedServer.ok("{}") : broken.bytes);
        })) {
            Throwable failure = catchThrowable(() -> mode.send(transport, get(server.uri("/"))));

            assertThat(failure).isInstanceOf(IOException.class);
            StringWriter everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).doesNotContain(SECRET);
            assertThat(server.requests()).hasSizeBetween(1, mostRequestsForOneSend());
            assertThat(mode.send(transport, get(server.uri("/next"))).status()).isEqualTo(200);
        }
    }

    static Stream<Arguments> malformedInEachMode() {
        return inEachMode(malformed());
    }

    /** Some clients wait for more after such bytes, so the deadline ends the call. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("malformedInEachMode")
    final void aMalformedResponseClosesAConnectionThatTheServerKeepsOpen(Broken broken, Mode mode) throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(broken.bytes + "\r\n\r\n");
            connection.awaitEnd();
        })) {
            assertThat(catchThrowable(() -> mode.send(transport, get(server.uri("/"), Duration.ofMillis(300)))))
                    .isInstanceOf(IOException.class);

            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
        }
    }

    private record Valid(String name, String bytes, int status, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> validInEachMode() {
        String bytewise = BODY.chars().mapToObj(c -> chunk(Character.toString(c))).collect(Collectors.joining());
        return inEachMode(Stream.of(
                new Valid("chunks of one byte", CHUNKED + bytewise + "0\r\n\r\n", 200, BODY),
                new Valid("trailers named like headers", CHUNKED + chunk(BODY)
                        + "0\r\nX-Plex-Token: other\r\nContent-Length: 1\r\n\r\n", 200, BODY),
                new Valid("three interim responses", "HTTP/1.1 102 Processing\r\n\r\n".repeat(3)
                        + ScriptedServer.ok(BODY), 200, BODY),
                new Valid("205", "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", 205, "")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("validInEachMode")
    final void aResponseIsReadToItsEndAndNoFurther(Valid valid, Mode mode) throws Exception {
        if (valid.name.contains("interim")) {
            requires(Capability.INTERIM_ANSWERS);
        }
        try (var server = ScriptedServer.start(ScriptedServer.answering(
                request -> request.target().equals("/next") ? ScriptedServer.ok("{}") : valid.bytes))) {
            TransportResponse response = mode.send(transport, get(server.uri("/")));

            assertThat(response.status()).isEqualTo(valid.status);
            assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo(valid.body);
            assertThat(server.requests()).hasSize(1);
            assertThat(mode.send(transport, get(server.uri("/next"))).status()).isEqualTo(200);
        }
    }

    static String chunk(String bytes) {
        return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }

    static Stream<Arguments> inEachMode(Stream<?> rows) {
        return rows.flatMap(row -> List.of(Mode.values()).stream().map(mode -> Arguments.of(row, mode)));
    }
}
