package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out is what was given, and what comes back is what was sent. */
abstract class TransportMessagesContract extends TransportBoundsContract {

    @ParameterizedTest
    @EnumSource
    final void theRequestArrivesAsItWasGiven(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            Map<String, List<String>> headers = Map.of(
                    "Accept", List.of("application/json"),
                    "Accept-Encoding", List.of("identity"),
                    "User-Agent", List.of("MyApp/1.2 plexauth/0.1.0"),
                    "X-Plex-Client-Identifier", List.of("an identifier, with \"signs\""),
                    "X-Plex-Token", List.of(SECRET));
            mode.send(transport, new TransportRequest(
                    "GET", server.uri("/a%20b/c?source=server%3A%2F%2Fid&x=%C3%BC"), headers, new byte[0],
                    PATIENCE, 9));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("GET /a%20b/c?source=server%3A%2F%2Fid&x=%C3%BC HTTP/1.1");
                headers.forEach((name, values) -> assertThat(request.header(name)).isEqualTo(values));
                assertThat(request.header("Host")).containsExactly(server.uri("/").getAuthority());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    final void nothingIsAskedForThatTheRequestDoesNotAskFor(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            mode.send(transport, get(server.uri("/")));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Upgrade")).as("Upgrade").isEmpty();
                assertThat(request.header("HTTP2-Settings")).as("HTTP2-Settings").isEmpty();
                assertThat(request.header("Accept-Encoding")).as("Accept-Encoding").isEmpty();
                assertThat(request.header("Expect")).as("Expect").isEmpty();
            });
        }
    }

    /** Some servers refuse a GET that has one, even if it is zero. */
    @ParameterizedTest
    @EnumSource
    final void aGetWithoutABodyHasNoLength(Mode mode) throws Exception {
        requires(Capability.GET_WITHOUT_LENGTH);
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            mode.send(transport, get(server.uri("/")));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Content-Length")).isEmpty();
                assertThat(request.header("Transfer-Encoding")).isEmpty();
            });
        }
    }

    /** A zone, such as the name of a network interface, means something on this machine only. */
    @ParameterizedTest
    @EnumSource
    final void anIpv6AddressArrivesWithoutItsZone(Mode mode) throws Exception {
        requires(Capability.HOST_WITHOUT_ZONE);
        InetAddress loopback = InetAddress.getByName("::1");
        String zone = NetworkInterface.networkInterfaces().filter(TransportMessagesContract::isLoopback)
                .map(NetworkInterface::getName).findFirst().orElseThrow();
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this machine has no IPv6");
        try (var server = ScriptedServer.startAt(loopback, ScriptedServer.always(ScriptedServer.ok("{}")))) {
            int port = server.uri("/").getPort();
            mode.send(transport, get(URI.create("http://[::1%" + zone + "]:" + port + "/")));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/");
                assertThat(request.header("Host")).containsExactly("[::1]:" + port);
            });
        }
    }

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    @Test
    final void aServerIsReachedAtTheSecondAddressOfItsName(@TempDir Path folder) throws Exception {
        requires(Capability.FURTHER_ADDRESSES);

        assertThat(SeveralAddresses.play(getClass(), folder)).containsExactly("200", "200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code=ABCD"})
    final void aPostArrivesWithItsBody(String body) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            transport.send(new TransportRequest("POST", server.uri("/pins"), Map.of(), bytes, PATIENCE, 9));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.line()).startsWith("POST /pins ");
                assertThat(request.body()).isEqualTo(body);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {
        200, 201, 202, 206, 299, 300, 301, 302, 303, 305, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 410,
        413, 414, 416, 417, 418, 421, 422, 425, 426, 429, 431, 451, 498, 500, 501, 502, 503, 504, 507, 511, 599,
        600, 999
    })
    final void anyStatusIsAResponse(int status) throws Exception {
        if (status == 407) {
            requires(Capability.PROXY_STATUS);
        }
        String answer = "HTTP/1.1 " + status + " Whatever\r\nContent-Length: 4\r\n\r\nbody";
        try (var server = ScriptedServer.start(ScriptedServer.always(answer))) {
            for (Mode mode : Mode.values()) {
                TransportResponse response = mode.send(transport, get(server.uri("/")));

                assertThat(response.status()).isEqualTo(status);
                assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo("body");
            }
            assertThat(server.requests()).hasSize(Mode.values().length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    final void aStatusWithoutABodyIsAResponseWithAnEmptyOne(int status) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always("HTTP/1.1 " + status + " Nothing\r\n\r\n"))) {
            TransportResponse response = transport.send(get(server.uri("/")));

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    final void aStatusLineWithoutAReasonIsUnderstood() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always("HTTP/1.1 401 \r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(transport.send(get(server.uri("/"))).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints"})
    final void anInterimAnswerIsSkipped(String interim) throws Exception {
        if (!interim.startsWith("100")) {
            requires(Capability.INTERIM_ANSWERS);
        }
        String answer = "HTTP/1.1 " + interim + "\r\nX-Interim: 1\r\n\r\n" + ScriptedServer.ok("final");
        try (var server = ScriptedServer.start(ScriptedServer.always(answer))) {
            TransportResponse response = transport.send(get(server.uri("/")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo("final");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void responseHeadersAreFoundInAnyCaseAndKeepTheirOrder(Mode mode) throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nx-plex-protocol: 1.0\r\nWarning: one\r\nWARNING: two\r\nwarning: three\r\n"
                + "Content-Length: 0\r\n\r\n";
        try (var server = ScriptedServer.start(ScriptedServer.always(answer))) {
            TransportResponse response = mode.send(transport, get(server.uri("/")));

            assertThat(response.header("X-Plex-Protocol")).contains("1.0");
            assertThat(response.header("X-PLEX-PROTOCOL")).contains("1.0");
            assertThat(response.headers().get("Warning")).containsExactly("one", "two", "three");
            assertThat(response.header("absent")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello \u00e9\u00ff\u0000\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\n\u00e9\u00ff\u0000\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "6;name=value\r\nhello \r\n5\r\n\u00e9\u00ff\u0000\r\n\r\n0\r\nTrailer-Field: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello \u00e9\u00ff\u0000\r\n",
        "HTTP/1.0 200 OK\r\n\r\nhello \u00e9\u00ff\u0000\r\n"
    })
    final void theBodyIsTheBytesThatWereSentHoweverTheyAreFramed(String answer) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(answer);
        })) {
            for (Mode mode : Mode.values()) {
                assertThat(mode.send(transport, get(server.uri("/"))).body())
                        .asString(StandardCharsets.ISO_8859_1)
                        .isEqualTo("hello \u00e9\u00ff\u0000\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "unheard-of"})
    final void aCompressedBodyIsNotInflated(String coding) throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding
                + "\r\nContent-Length: 3\r\n\r\n\u001f\u008b\u0008";
        try (var server = ScriptedServer.start(ScriptedServer.always(answer))) {
            for (Mode mode : Mode.values()) {
                TransportResponse response = mode.send(transport, get(server.uri("/")));

                assertThat(response.header("Content-Encoding")).contains(coding);
                assertThat(response.body()).containsExactly(0x1f, 0x8b, 0x08);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/elsewhere", "../relative", "http://OTHER/", "//OTHER/", "https://OTHER/", "http://127.0.0.1@OTHER/",
        "http://not-found.invalid/", "no-scheme://OTHER/", "http://[", ""
    })
    final void aRedirectIsReturnedAndNotFollowed(String location) throws Exception {
        try (var other = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            String target = location.replace("OTHER", other.uri("").getAuthority());
            for (int status : new int[] {300, 301, 302, 303, 305, 307, 308}) {
                assertNotFollowed(status, target, other);
            }
            assertThat(other.connections()).isEmpty();
        }
    }

    private void assertNotFollowed(int status, String location, ScriptedServer other) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always("HTTP/1.1 " + status + " Moved\r\nLocation: "
                + location + "\r\nRefresh: 0; url=" + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n"))) {
            for (Mode mode : Mode.values()) {
                TransportResponse response = mode.send(transport, get(server.uri("/")));

                assertThat(response.status()).isEqualTo(status);
                assertThat(response.header("Location")).contains(location);
            }
            assertThat(server.requests()).extracting(ScriptedRequest::target).containsExactly("/", "/");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aCookieIsNotKept(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n"))) {
            mode.send(transport, get(server.uri("/")));
            mode.send(transport, get(server.uri("/")));

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("Cookie")).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"", "407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\""
    })
    final void aChallengeIsReturnedAndNotAnswered(String challenge) throws Exception {
        if (challenge.startsWith("407")) {
            requires(Capability.PROXY_STATUS);
        }
        try (var server = ScriptedServer.start(ScriptedServer.always(
                "HTTP/1.1 " + challenge + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(transport.send(get(server.uri("/"))).status()).isBetween(401, 407);

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Authorization")).isEmpty();
                assertThat(request.header("Proxy-Authorization")).isEmpty();
            });
        }
    }
}
