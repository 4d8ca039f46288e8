package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

class JdkHttpTransportTest {

    @Test
    void aClientOfItsOwnIsClosedOnce() throws Exception {
        HttpClient client = closeableClient();
        JdkHttpTransport transport = new JdkHttpTransport(client, new Steps(), true);

        transport.close();
        transport.close();

        verify((AutoCloseable) client, times(1)).close();
    }

    @Test
    void aClientThatWasHandedInIsNeverClosed() throws Exception {
        HttpClient client = closeableClient();
        when(client.followRedirects()).thenReturn(HttpClient.Redirect.NEVER);

        JdkHttpTransport.using(client).close();

        verify((AutoCloseable) client, times(0)).close();
    }

    /** Before Java 21 no client can be closed: the mock is one that can, on every version. */
    private static HttpClient closeableClient() {
        return mock(HttpClient.class, withSettings().extraInterfaces(AutoCloseable.class));
    }

    /** The client looks names up in the thread that sends. */
    @Test
    void aLookupThatHangsHoldsNeitherTheCallerNorTheFutureNorClosing() throws Exception {
        var resolved = new CountDownLatch(1);
        HttpClient client = closeableClient();
        Answer<?> lookup = call -> {
            while (resolved.getCount() > 0) { // As deaf to interrupts as a resolver.
                Thread.onSpinWait();
            }
            throw new IOException("too late");
        };
        when(client.send(any(), any())).thenAnswer(lookup);
        when(client.sendAsync(any(), any())).thenAnswer(lookup);
        var transport = new JdkHttpTransport(client, new Steps(), true);
        try {
            TransportRequest request = new TransportRequest(
                    "GET", URI.create("http://plex.invalid"), Map.of(), new byte[0], Duration.ofMillis(50), 1);

            assertThatThrownBy(() -> transport.send(request)).isInstanceOf(TransportTimeoutException.class);
            CompletableFuture<TransportResponse> pending = transport.sendAsync(get(URI.create("http://plex.invalid")));
            transport.close();
            assertThat(pending)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(TransportClosedException.class);
        } finally {
            resolved.countDown();
        }
    }

    @Test
    void aClientThatHangsWhileItClosesDoesNotHoldTheCaller() throws Exception {
        var resolved = new CountDownLatch(1);
        HttpClient client = closeableClient();
        doAnswer(call -> {
            resolved.await();
            return null;
        }).when((AutoCloseable) client).close();

        new JdkHttpTransport(client, new Steps(), true).close();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        resolved.countDown();
    }

    @Test
    void anErrorWithinTheClientIsThrownAsItIs() throws Exception {
        HttpClient client = closeableClient();
        when(client.send(any(), any())).thenThrow(new StackOverflowError());
        when(client.sendAsync(any(), any())).thenThrow(new StackOverflowError());
        try (var transport = new JdkHttpTransport(client, new Steps(), true)) {
            assertThatThrownBy(() -> transport.send(get(URI.create("http://plex.invalid"))))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(transport).hasToString("JdkHttpTransport[0 calls in flight]");
        }
    }

    @Test
    void aClientWhoseExecutorTakesNothingIsNotATransportThatIsClosed() throws Exception {
        HttpClient client = closeableClient();
        when(client.send(any(), any())).thenThrow(new RejectedExecutionException("full"));
        when(client.sendAsync(any(), any())).thenThrow(new RejectedExecutionException("full"));
        try (var transport = new JdkHttpTransport(client, new Steps(), false)) {
            assertThatThrownBy(() -> transport.send(get(URI.create("http://plex.invalid"))))
                    .isNotInstanceOf(TransportClosedException.class)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("RejectedExecutionException");
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient follower = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkHttpTransport.using(follower))
                .withMessageContaining("client follows redirects");
    }

    @Test
    void aClientThatWasHandedInSendsTheRequests() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = JdkHttpTransport.using(client)) {
            assertThat(transport.send(get(server.uri("/"))).status()).isEqualTo(200);

            assertThat(server.requests()).singleElement().satisfies(request ->
                    assertThat(request.header("Upgrade")).isEmpty());
        }
    }

    @Test
    void theBuilderRefusesWhatItCannotUse() {
        JdkHttpTransport.Builder builder = JdkHttpTransport.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(Duration.ZERO))
                .withMessage("connectTimeout is not positive");
        assertThatNullPointerException().isThrownBy(() -> builder.connectTimeout(null)).withMessage("connectTimeout");
        assertThatNullPointerException().isThrownBy(() -> builder.proxy(null)).withMessage("proxy");
        assertThatNullPointerException().isThrownBy(() -> builder.sslContext(null)).withMessage("sslContext");
        assertThatNullPointerException().isThrownBy(() -> JdkHttpTransport.using(null)).withMessage("client");
    }

    @Test
    void aBuilderThatIsUsedAgainHandsNothingOfOneTransportToTheNext() throws Exception {
        JdkHttpTransport.Builder builder = JdkHttpTransport.builder();
        JdkHttpTransport first = builder.build();
        builder.sslContext(SSLContext.getDefault());
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var second = builder.build()) {
            first.close();

            assertThat(second.send(get(server.uri("/"))).status()).isEqualTo(200);
        }
    }

    @Test
    void theProxyGetsTheRequests() throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = JdkHttpTransport.builder()
                        .proxy(InetSocketAddress.createUnresolved("127.0.0.1", proxy.uri("/").getPort()))
                        .build()) {
            transport.send(get(URI.create("http://plex.invalid:32400/identity")));

            assertThat(proxy.requests())
                    .extracting(ScriptedRequest::line)
                    .containsExactly("GET http://plex.invalid:32400/identity HTTP/1.1");
        }
    }

    @Test
    void aHeaderThatTheClientKeepsToItselfIsAFailureAndNotSentWithout() {
        var request = new TransportRequest(
                "GET", URI.create("http://127.0.0.1:1/"), Map.of("Content-Length", List.of("7")), new byte[0],
                Duration.ofSeconds(1), 1);
        try (var transport = JdkHttpTransport.create()) {
            assertThatThrownBy(() -> transport.send(request))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("IllegalArgumentException");
        }
    }

    /** The client itself leaves each of them open for as long as the server does. */
    @Test
    void theConnectionsOfAServerThatDoesNotSpeakHttpAreClosed() throws Exception {
        for (String head : List.of("SSH-2.0-x\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n")) {
            assertRefusedAndClosed(head, 3);
        }
    }

    @Test
    void anAnswerWhoseEndNobodyCanTellIsRefused() throws Exception {
        for (String headers : List.of(
                "Content-Length: -5", "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nTransfer-Encoding: chunked")) {
            assertRefusedAndClosed("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n{}", 2);
        }
    }

    private static void assertRefusedAndClosed(String answer, int calls) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(answer);
                    connection.awaitEnd();
                });
                var transport = JdkHttpTransport.create()) {
            for (int call = 0; call < calls; call++) {
                assertThatThrownBy(() -> transport.send(get(server.uri("/"))))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(TransportTimeoutException.class);
            }
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
        }
    }

    @Test
    void nothingIsKeptOfACallThatIsOver() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            asked.countDown();
            connection.awaitEnd();
        });
                var transport = JdkHttpTransport.create()) {
            CompletableFuture<TransportResponse> call = transport.sendAsync(get(server.uri("/")));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(transport).hasToString("JdkHttpTransport[1 calls in flight]");

            call.cancel(true);

            assertThat(server.connections().get(0).wasClosedByClient(10_000)).isTrue();
            while (!transport.toString().equals("JdkHttpTransport[0 calls in flight]")) {
                Thread.onSpinWait();
            }
        }
    }

    private static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(10), 1_000);
    }
}
