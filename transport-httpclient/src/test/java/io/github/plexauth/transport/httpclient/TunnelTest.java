package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunnelTest {

    /** The CONNECT makes the first request on a tunnel the second one on its connection. */
    @Test
    void aFreshTunnelThatClosesWithoutAnAnswerIsNotTakenForAKeptConnection(@TempDir Path directory)
            throws Exception {
        TestCertificates certificates = TestCertificates.in(directory);
        SSLContext tls = certificates.signed("server", "-ext", "SAN=ip:127.0.0.1");
        ExecutorService threads = Executors.newCachedThreadPool();
        try (var server = ScriptedServer.startTls(tls, ScriptedConnection::readRequest);
                var proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var tunnelled = ApacheHttpTransport.builder()
                        .sslContext(certificates.trust())
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

    @Test
    void aProxyGetsAPlexDirectNameAndNotTheAddressThatItHolds() throws Exception {
        String name = "127-0-0-1.0123456789abcdef0123456789abcdef.plex.direct:1";
        String refused = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        try (var proxy = ScriptedServer.start(ScriptedServer.always(refused));
                var tunnelled = ApacheHttpTransport.builder()
                        .proxy(new InetSocketAddress("127.0.0.1", proxy.uri("/").getPort()))
                        .build()) {
            tunnelled.send(Requests.get(URI.create("http://" + name + "/plain")));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> tunnelled.send(Requests.get(URI.create("https://" + name + "/secret"))));

            assertThat(proxy.requests()).extracting(ScriptedRequest::line).containsExactly(
                    "GET http://" + name + "/plain HTTP/1.1", "CONNECT " + name + " HTTP/1.1");
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
