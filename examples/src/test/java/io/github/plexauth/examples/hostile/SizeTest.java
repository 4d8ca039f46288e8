package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTransportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a server sends, little of it is read, and nothing is inflated. */
class SizeTest {

    /** The limit of 1 MiB, and what the system holds in the buffers of two sockets that nobody reads from. */
    private static final long MOST_WRITTEN = 16L << 20;

    private static final String PIECE = "x".repeat(10_000);
    private static final String TOO_LARGE = "larger than 1048576 bytes. No answer of a Plex server is that large";
    private static final String NOT_HTTP = "the connection failed before there was a whole answer";

    /** A head, and then the same for ever. */
    private record Row(String name, String head, String piece, Class<?> failure, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row tooLarge(String name, String statusAndHeaders, String piece) {
        String head = "HTTP/1.1 " + statusAndHeaders + "\r\n\r\n";
        return new Row(name, head, piece, PlexResponseException.class, TOO_LARGE);
    }

    static Stream<Arguments> rows() {
        String chunk = Answers.chunk(PIECE);
        return Stream.of(
                        tooLarge("endless, delimited by closing", "200 OK", PIECE),
                        tooLarge("endless, chunked", "200 OK\r\nTransfer-Encoding: chunked", chunk),
                        tooLarge("endless, one chunk", "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff", PIECE),
                        tooLarge("endless, length of 18 digits", "200 OK\r\nContent-Length: " + "9".repeat(18), PIECE),
                        tooLarge("endless blanks before a document", "200 OK", " ".repeat(10_000)),
                        tooLarge("error of 100 MB", "500 Oops\r\nContent-Length: 100000000", PIECE),
                        tooLarge("401 of 100 MB", "401 Unauthorized\r\nContent-Length: 100000000", PIECE),
                        tooLarge("endless error, chunked", "404 Not Found\r\nTransfer-Encoding: chunked", chunk),
                        new Row("endless header", "HTTP/1.1 200 OK\r\nX: ", PIECE, PlexTransportException.class,
                                NOT_HTTP),
                        new Row("headers without end", "HTTP/1.1 200 OK\r\n", ("X-Y: " + "z".repeat(95) + "\r\n")
                                .repeat(98), PlexTransportException.class, NOT_HTTP),
                        new Row("endless status line", "HTTP/1.1 200 ", PIECE, PlexTransportException.class, NOT_HTTP),
                        new Row("endless trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
                                ("X-Y: " + "z".repeat(95) + "\r\n").repeat(98), PlexException.class, ""),
                        new Row("endless chunk extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;",
                                PIECE, PlexTransportException.class, NOT_HTTP))
                .flatMap(row -> Stream.of(Way.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void anAnswerWithoutEndIsRefusedAndItsConnectionClosed(Row row, Way way) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(row.head);
                    connection.writeForEver(row.piece, 0);
                });
                var client = new Client(way)) {
            PlexException failure = client.failure(server.uri("/"));

            assertThat(failure).isInstanceOf(row.failure).hasMessageContaining(row.words);
            ScriptedConnection connection = server.connections().get(0);
            assertThat(connection.wasClosedByClient(10_000)).isTrue();
            HostileReport.note(row, way, connection.bytesWritten() + " bytes written; " + failure);
            assertThat(connection.bytesWritten()).isLessThan(MOST_WRITTEN);
        }
    }

    static Stream<Arguments> codings() throws IOException {
        return Stream.of("gzip", "x-gzip", "deflate", "br", "zstd", "unheard-of")
                .flatMap(coding -> Stream.of(Way.values()).map(way -> Arguments.of(coding, way)));
    }

    @ParameterizedTest
    @MethodSource("codings")
    void aBodyWithACodingIsRefused(String coding, Way way) throws Exception {
        String body = gzip(json(RIGHT).getBytes(StandardCharsets.ISO_8859_1));

        assertRefusedUninflated("a token with Content-Encoding " + coding, way, coding, body);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatSaysThatItHasACodingIsRefusedEvenIfItHasNone(Way way) throws Exception {
        assertRefusedUninflated("a plain token with Content-Encoding gzip", way, "gzip", json(RIGHT));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatWouldGrowAThousandfoldIsNotInflated(Way way) throws Exception {
        assertRefusedUninflated("50 MB in 50 kB of gzip", way, "gzip", Bomb.BYTES);
    }

    private static void assertRefusedUninflated(String row, Way way, String coding, String body) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: " + coding + "\r\n";
        try (var server = ScriptedServer.start(ScriptedServer.always(
                        head + "Content-Length: " + body.length() + "\r\n\r\n" + body));
                var client = new Client(way)) {
            PlexException failure = client.failure(server.uri("/"));

            assertThat(failure)
                    .isExactlyInstanceOf(PlexResponseException.class)
                    .hasMessageContaining("the answer is compressed, which was not asked for (status 200, "
                            + body.length() + " bytes)");
            assertThat(server.requests().get(0).header("Accept-Encoding")).isEmpty();
            HostileReport.note(row, way, failure);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorsCodingDoesNotHideItsStatus(Way way) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always("HTTP/1.1 503 Busy\r\nContent-Encoding: gzip\r\n"
                        + "Content-Length: " + Bomb.BYTES.length() + "\r\n\r\n" + Bomb.BYTES));
                var client = new Client(way)) {
            PlexException failure = client.failure(server.uri("/"));

            assertThat(failure).isExactlyInstanceOf(PlexApiException.class).hasMessageContaining(": 503. The server");
            HostileReport.note("503 with 50 MB in 50 kB of gzip", way, failure);
        }
    }

    @Test
    void theBombIsOne() {
        assertThat(Bomb.BYTES.length()).isLessThan(100_000);
    }

    private static String gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    /** Made once, when it is needed. */
    private static final class Bomb {

        private static final String BYTES = make();

        private static String make() {
            try {
                return gzip(new byte[50_000_000]);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
