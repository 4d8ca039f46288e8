package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same promises over TLS, with an authority that only a context of our own trusts. */
class TlsTest {

    private static SSLContext tls;
    private static SSLContext trust;

    private ApacheHttpTransport transport;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        TestCertificates certificates = TestCertificates.in(directory);
        tls = certificates.signed("server", "-ext", "SAN=ip:127.0.0.1");
        trust = certificates.trust();
    }

    @BeforeEach
    void open() {
        transport = ApacheHttpTransport.builder().sslContext(trust).build();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @EnumSource
    void theGivenContextIsUsedAndConnectionsAreKept(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")))) {
            for (int call = 0; call < 20; call++) {
                assertThat(mode.send(transport, Requests.get(server.uri("/"))).status()).isEqualTo(200);
            }
            assertThat(server.connections()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheCertificateIsNotTrusted(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")));
                var stranger = ApacheHttpTransport.create()) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(stranger, Requests.get(server.uri("/"))));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theNameInTheCertificateIsChecked() throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok("{}")))) {
            URI otherName = URI.create("https://localhost:" + server.uri("/").getPort() + "/");

            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> transport.send(Requests.get(otherName)));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheServerClosedMeanwhileDoesNoHarm(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, connection -> {
            connection.readRequest();
            connection.write(ScriptedServer.ok("{}"));
        })) {
            for (int call = 0; call < 20; call++) {
                assertThat(mode.send(transport, Requests.get(server.uri("/"))).status()).isEqualTo(200);
            }
        }
    }

    private static void afterTheHead(ScriptedConnection connection) throws Exception {
        connection.readRequest();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        connection.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineEndsAHandshakeThatStalls(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedConnection::awaitEnd)) {
            URI uri = URI.create("https://127.0.0.1:" + server.uri("/").getPort() + "/");

            assertTimesOut(server, mode, uri);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineEndsABodyThatStalls(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(tls, TlsTest::afterTheHead)) {
            assertTimesOut(server, mode, server.uri("/"));
        }
    }

    private void assertTimesOut(ScriptedServer server, Mode mode, URI uri) throws Exception {
        long start = System.nanoTime();
        assertThatExceptionOfType(TransportTimeoutException.class)
                .isThrownBy(() -> mode.send(transport, Requests.get(uri, Duration.ofMillis(400))));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }

    @Test
    void anInterruptEndsTheCallAndItsConnection() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = ScriptedServer.startTls(tls, connection -> {
            asked.countDown();
            afterTheHead(connection);
        })) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    transport.send(Requests.get(server.uri("/")));
                } catch (Throwable failure) {
                    outcome.set(failure);
                }
            });
            caller.start();
            asked.await();
            assertThat(server.connections().get(0).hasStalled(10_000)).isTrue();
            caller.interrupt();
            caller.join(1_000);

            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
        }
    }

    /** The CONNECT makes the first request on a tunnel the second one on its connection. */
    @Test
    void aFreshTunnelThatClosesWithoutAnAnswerIsNotTakenForAKeptConnection() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (var server = ScriptedServer.startTls(tls, ScriptedConnection::readRequest);
                var proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var tunnelled = ApacheHttpTransport.builder()
                        .sslContext(trust)
                        .proxy(new InetSocketAddress("127.0.0.1", proxy.getLocalPort()))
                        .build()) {
            threads.submit(() -> {
                while (true) {
                    tunnel(proxy.accept(), server.uri("/").getPort(), threads);
                }
            });
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> tunnelled.send(Requests.get(server.uri("/once"))));

            assertThat(server.requests()).extracting(ScriptedRequest::target).containsExactly("/once");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void tunnel(Socket client, int port, ExecutorService threads) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
        threads.submit(() -> pump(client, server));
        threads.submit(() -> pump(server, client));
    }

    private static Void pump(Socket from, Socket to) throws IOException {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }
}
