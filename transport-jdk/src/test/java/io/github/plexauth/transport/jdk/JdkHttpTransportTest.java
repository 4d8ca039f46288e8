package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class JdkHttpTransportTest {

    @Test
    void aClientOfItsOwnIsClosedOnce() throws Exception {
        HttpClient client = closeableClient();
        JdkHttpTransport transport = new JdkHttpTransport(client, new Starts(), true);

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

    @Test
    void aCallThatEndsWhileItsNameIsResolvedIsNeverSent() throws Exception {
        var starts = new Starts();
        var resolved = new CountDownLatch(1);
        var exchange = new CompletableFuture<HttpResponse<byte[]>>();
        var outcome = new CompletableFuture<String>();
        HttpClient client = closeableClient();
        when(client.sendAsync(any(), ArgumentMatchers.<HttpResponse.BodyHandler<byte[]>>any())).thenAnswer(call -> {
            starts.execute(() -> {
                try {
                    resolved.await();
                    outcome.complete(exchange.isCancelled() ? "not sent" : "sent");
                } catch (InterruptedException interrupted) {
                    outcome.completeExceptionally(interrupted);
                }
            });
            return exchange;
        });
        try (var transport = new JdkHttpTransport(client, starts, true)) {
            TransportRequest request = new TransportRequest(
                    "GET", URI.create("http://plex.invalid"), Map.of(), new byte[0], Duration.ofMillis(50), 1);

            assertThatThrownBy(() -> transport.send(request)).isInstanceOf(TransportTimeoutException.class);
        }
        resolved.countDown();

        assertThat(outcome).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("not sent");
    }

    @Test
    void anErrorWithinTheClientFailsTheCallInsteadOfLeavingItToItsDeadline() throws Exception {
        HttpClient client = closeableClient();
        when(client.sendAsync(any(), any())).thenThrow(new StackOverflowError());
        try (var transport = new JdkHttpTransport(client, new Starts(), true)) {
            assertThatThrownBy(() -> transport.send(get(URI.create("http://plex.invalid"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("StackOverflowError");
            assertThat(transport.inFlight()).isZero();
        }
    }

    @Test
    void aClientWhoseExecutorTakesNothingIsNotATransportThatIsClosed() throws Exception {
        HttpClient client = closeableClient();
        when(client.sendAsync(any(), any())).thenThrow(new RejectedExecutionException("full"));
        try (var transport = new JdkHttpTransport(client, new Starts(), false)) {
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
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(null));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.proxy(null)).withMessage("proxy is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sslContext(null))
                .withMessage("sslContext is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkHttpTransport.using(null))
                .withMessage("client is null");
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
            assertThat(second.executor()).isEmpty();
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

    /** The client itself leaves it open for as long as the server does. */
    @Test
    void aConnectionOverWhichNoHttpCameIsClosed() throws Exception {
        for (String head : List.of("SSH-2.0-x\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n")) {
            assertRefusedAndClosed(head);
        }
    }

    @Test
    void anAnswerWhoseEndNobodyCanTellIsRefused() throws Exception {
        for (String headers : List.of(
                "Content-Length: -5", "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nTransfer-Encoding: chunked")) {
            assertRefusedAndClosed("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n{}");
        }
    }

    private static void assertRefusedAndClosed(String answer) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(answer);
                    connection.awaitEnd();
                });
                var transport = JdkHttpTransport.create()) {
            assertThatThrownBy(() -> transport.send(get(server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(TransportTimeoutException.class);

            assertThat(server.connections().get(0).wasClosedByClient(10_000)).isTrue();
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
            assertThat(transport.inFlight()).isEqualTo(1);

            call.cancel(true);

            assertThat(transport.inFlight()).isZero();
        }
    }

    private static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(10), 1_000);
    }
}
