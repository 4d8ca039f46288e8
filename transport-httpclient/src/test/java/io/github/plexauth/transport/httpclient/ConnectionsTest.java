package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are made, kept, shared and given up. */
class ConnectionsTest {

    @ParameterizedTest
    @EnumSource
    void oneConnectionIsKeptForManyCalls(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = ApacheHttpTransport.create()) {
            for (int call = 0; call < 500; call++) {
                mode.send(transport, Requests.get(server.uri("/")));
            }
            assertThat(server.requests()).hasSize(500);
            assertThat(server.connections()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyCallersShareAsManyConnectionsAsAreAllowed(Mode mode) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(64);
        var busy = new CountDownLatch(4);
        try (var server = ScriptedServer.start(connection -> {
                    while (connection.readRequest() != null) {
                        busy.countDown();
                        busy.await(); // Only four requests at once get the first answer out of here.
                        connection.write(ScriptedServer.ok("{}"));
                    }
                });
                var transport = ApacheHttpTransport.builder().maxConnections(4).build()) {
            Callable<TransportResponse> call = () -> mode.send(transport, Requests.get(server.uri("/")));
            for (Future<TransportResponse> answer : callers.invokeAll(Stream.generate(() -> call).limit(64).toList())) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
            assertThat(server.requests()).hasSize(64);
            assertThat(server.connections()).hasSize(4);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void theDeadlineBoundsTheWaitForAConnectionTooAndTheMessageSaysSo() throws Exception {
        var taken = new CountDownLatch(1);
        try (var server = ScriptedServer.start(connection -> {
                    taken.countDown();
                    connection.awaitEnd();
                });
                var transport = ApacheHttpTransport.builder().maxConnections(1).build()) {
            transport.sendAsync(Requests.get(server.uri("/")));
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> transport.send(Requests.get(server.uri("/"), Duration.ofMillis(200))))
                    .withMessage("no connection to the server became free within 200 ms");
            assertThat(server.connections()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeptConnectionThatIsClosedWithoutAnAnswerIsReplacedOnce(boolean own) throws Exception {
        try (var server = ScriptedServer.start(ConnectionsTest::answerOnce);
                var client = HttpClients.custom().disableAutomaticRetries().build();
                var transport = own ? ApacheHttpTransport.create() : ApacheHttpTransport.using(client)) {
            assertThat(transport.send(Requests.get(server.uri("/1"))).status()).isEqualTo(200);
            assertThat(transport.send(Requests.get(server.uri("/2"))).status()).isEqualTo(200);

            assertThat(targets(server)).containsExactly("/1", "/2", "/2");
        }
    }

    /** Answers the first request of a connection, and resets it when the second is there. */
    private static void answerOnce(ScriptedConnection connection) throws Exception {
        connection.readRequest();
        connection.write(ScriptedServer.ok("{}"));
        connection.readRequest();
        connection.reset();
    }

    @Test
    void itIsNotReplacedForAMethodThatMayHaveHadItsEffect() throws Exception {
        try (var server = ScriptedServer.start(ConnectionsTest::answerOnce);
                var transport = ApacheHttpTransport.create()) {
            transport.send(Requests.get(server.uri("/1")));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> transport.send(Requests.post(server.uri("/2"))));
            assertThat(targets(server)).containsExactly("/1", "/2");
        }
    }

    @Test
    void itIsNotReplacedOnceAnAnswerHasBegun() throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(ScriptedServer.ok("{}"));
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-");
                });
                var transport = ApacheHttpTransport.create()) {
            transport.send(Requests.get(server.uri("/1")));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> transport.send(Requests.get(server.uri("/2"))));
            assertThat(targets(server)).containsExactly("/1", "/2");
        }
    }

    @Test
    void theReplacementIsNotReplaced() throws Exception {
        var first = new Semaphore(1);
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    if (first.tryAcquire()) {
                        connection.write(ScriptedServer.ok("{}"));
                        connection.readRequest();
                    }
                });
                var transport = ApacheHttpTransport.create()) {
            transport.send(Requests.get(server.uri("/1")));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> transport.send(Requests.get(server.uri("/2"))));
            assertThat(targets(server)).containsExactly("/1", "/2", "/2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK\r\nContent-Type: text/xml\r\n", "204 No Content\r\n", "200 OK"})
    void aHeadThatEndsWithTheConnectionIsNotAnAnswer(String head) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 " + head);
                });
                var transport = ApacheHttpTransport.create()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> transport.send(Requests.get(server.uri("/"))));
        }
    }

    @Test
    void anAnnouncedLengthOverTheLimitIsRefusedWithoutWaitingForTheBody() throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n");
                    connection.awaitEnd();
                });
                var transport = ApacheHttpTransport.create()) {
            assertThatExceptionOfType(ResponseTooLargeException.class)
                    .isThrownBy(() -> transport.send(Requests.get(server.uri("/"))));
        }
    }

    private static List<String> targets(ScriptedServer server) {
        return server.requests().stream().map(ScriptedRequest::target).toList();
    }

    @Test
    void bytesThatComeWhileAConnectionIsIdleAreNeverAnAnswer() throws Exception {
        var idle = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var server = ScriptedServer.start(connection -> {
                    for (var request = connection.readRequest(); request != null; request = connection.readRequest()) {
                        connection.write(ScriptedServer.ok(request.target()));
                        idle.await();
                        connection.write(ScriptedServer.ok("unasked"));
                        written.countDown();
                    }
                });
                var transport = ApacheHttpTransport.create()) {
            assertThat(text(transport.send(Requests.get(server.uri("/1"))))).isEqualTo("/1");
            idle.countDown();
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(text(transport.send(Requests.get(server.uri("/2"))))).isEqualTo("/2");
            assertThat(server.connections()).hasSize(2);
        }
    }

    private static String text(TransportResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aConnectionThatTheServerClosedLongAgoIsStale() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var connection = new GuardedConnection()) {
            connection.bind(new Socket(server.getInetAddress(), server.getLocalPort()));
            Socket accepted = server.accept();
            assertThat(connection.isStale()).isFalse();
            accepted.close();

            assertThat(connection.isStale()).isTrue();
        }
    }

    /** So a request that is cancelled between two addresses of a host leaves no socket open. */
    @Test
    void aClosedConnectionTakesNoFurtherSocket() throws Exception {
        try (var connection = new GuardedConnection();
                var late = new Socket()) {
            connection.close(CloseMode.IMMEDIATE);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connection.bind(late));
            assertThat(late.isClosed()).isTrue();
        }
    }

    @Test
    void theConnectTimeoutIsKept() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(full.getInetAddress(), full.getLocalPort());
                var second = new Socket(full.getInetAddress(), full.getLocalPort());
                var transport = ApacheHttpTransport.builder().connectTimeout(Duration.ofMillis(200)).build()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");

            long start = System.nanoTime();
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> transport.send(Requests.get(uri)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProxyIsAskedInsteadOfTheServer(Mode mode) throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                HttpTransport transport = ApacheHttpTransport.builder().proxy(address(proxy)).build()) {
            URI uri = URI.create("http://plex.invalid:32400/a%20b?source=server%3A%2F%2Fid");
            assertThat(mode.send(transport, Requests.get(uri)).status()).isEqualTo(200);

            assertThat(proxy.requests()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("GET " + uri + " HTTP/1.1");
                assertThat(request.header("Host")).containsExactly("plex.invalid:32400");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"407 a-secret\r\nProxy-Authenticate: Basic realm=\"x\"", "201 Forged", "204 Forged"})
    void whatAProxyAnswersInsteadOfATunnelIsNotTheServersAnswer(String answer) throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(
                        "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n"));
                var transport = ApacheHttpTransport.builder().proxy(address(proxy)).maxConnections(1).build()) {
            for (int call = 0; call < 2; call++) {
                assertThatExceptionOfType(ProxyRefusedException.class)
                        .isThrownBy(() -> transport.send(Requests.get(URI.create("https://plex.invalid:32400/"))))
                        .withMessage("the proxy 127.0.0.1:" + proxy.uri("/").getPort()
                                + " refused the tunnel to the server with status " + answer.substring(0, 3));
            }
            assertThat(proxy.requests()).hasSize(2)
                    .allSatisfy(request -> assertThat(request.line()).isEqualTo("CONNECT plex.invalid:32400 HTTP/1.1"));
        }
    }

    private static InetSocketAddress address(ScriptedServer server) {
        return new InetSocketAddress("127.0.0.1", server.uri("/").getPort());
    }
}
