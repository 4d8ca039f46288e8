package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call ends: at its deadline, at its size limit, or when its caller has had enough; and its connection with it. */
abstract class TransportLimitsContract extends TransportMessagesContract {

    private static final Duration DEADLINE = Duration.ofMillis(250);

    /**
     * The deadline is kept if the call ends within this time: enough for a busy machine, too short for any stall here.
     */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";

    private static final Map<String, ScriptedServer.Script> STALLS = Map.of(
            "before the answer", ScriptedConnection::awaitEnd,
            "within the head", connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\nContent-");
                connection.awaitEnd();
            },
            "after the head", connection -> {
                connection.readRequest();
                connection.write(HEAD);
                connection.awaitEnd();
            },
            "dripping a head", connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\nX: ");
                connection.writeForEver("x", 100);
            },
            "dripping a body", connection -> {
                connection.readRequest();
                connection.write(HEAD);
                connection.writeForEver("x", 100);
            },
            "dripping chunks", connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                connection.writeForEver("1\r\nx\r\n", 100);
            },
            "in an error's body", connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 500 Broken\r\nContent-Length: 1000\r\n\r\n");
                connection.awaitEnd();
            });

    static Stream<Arguments> stallsInEachMode() {
        return STALLS.keySet().stream()
                .sorted()
                .flatMap(stall -> Stream.of(Mode.values()).map(mode -> Arguments.of(stall, mode)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stallsInEachMode")
    final void theDeadlineEndsTheExchangeAndItsConnection(String stall, Mode mode) throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        try (var server = ScriptedServer.start(STALLS.get(stall))) {
            long start = System.nanoTime();

            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> mode.send(transport, get(server.uri("/"), DEADLINE)));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, LATEST);
            assertClosed(server, stall);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theDeadlineEndsAConnectThatNeverCompletes(Mode mode) throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        try (var full = FullServer.start()) {
            long start = System.nanoTime();
            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> mode.send(transport, get(full.uri("/"), DEADLINE)));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, LATEST);
        }
    }

    /** The call has ended in any case; a transport may declare that it cannot close the connection within a body. */
    private void assertClosed(ScriptedServer server, String stall) throws InterruptedException {
        if (stall.contains("head") && !stall.startsWith("after") || stall.startsWith("before")) {
            assertClosed(server);
        } else {
            requires(Capability.CLOSING_BODIES);
            assertClosed(server);
        }
    }

    private static void assertClosed(ScriptedServer server) throws InterruptedException {
        assertThat(server.connections().get(0).wasClosedByClient(5_000))
                .as("whether the client closed its connection within 5 s")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    final void anAnswerWithinTheDeadlineIsRead(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            TimeUnit.MILLISECONDS.sleep(100); // A server that takes its time.
            connection.write(ScriptedServer.ok("{}"));
        })) {
            assertThat(mode.send(transport, get(server.uri("/"), Duration.ofMillis(900))).status()).isEqualTo(200);
        }
    }

    @Test
    final void aDeadlineOfManyYearsIsNoDeadline() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            for (Mode mode : Mode.values()) {
                TransportRequest request = get(server.uri("/"), Duration.ofDays(200_000));
                assertThat(mode.send(transport, request).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aBodyOfExactlyTheLimitIsRead(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("x".repeat(50_000))))) {
            assertThat(mode.send(transport, limited(server.uri("/"), 50_000)).body()).hasSize(50_000);
        }
    }

    static Stream<Arguments> oversizeInEachMode() {
        return Stream.of(
                        "HTTP/1.1 200 OK\r\nContent-Length: 50001\r\nX-Kept: yes\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\nX-Kept: yes\r\n\r\n",
                        "HTTP/1.1 500 Broken\r\nContent-Length: 50001\r\nX-Kept: yes\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nX-Kept: yes\r\n\r\n",
                        "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nX-Kept: yes\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Kept: yes\r\n\r\nfffffff\r\n")
                .flatMap(head -> Stream.of(Mode.values()).map(mode -> Arguments.of(head, mode)));
    }

    @ParameterizedTest
    @MethodSource("oversizeInEachMode")
    final void aLargerBodyIsRefusedAndNotReadToItsEnd(String head, Mode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(head);
            connection.writeForEver("x".repeat(10_000), 1);
        })) {
            assertThatExceptionOfType(ResponseTooLargeException.class)
                    .isThrownBy(() -> mode.send(transport, limited(server.uri("/"), 50_000)))
                    .satisfies(tooLarge -> assertThat(tooLarge.head()).hasValueSatisfying(response -> {
                        assertThat(response.status()).isEqualTo(Integer.parseInt(head.substring(9, 12)));
                        assertThat(response.header("X-Kept")).contains("yes");
                        assertThat(response.body()).isEmpty();
                    }));

            requires(Capability.CLOSING_OVERSIZE);
            assertClosed(server);
        }
    }

    private static TransportRequest limited(URI uri, int maxResponseBytes) {
        return new TransportRequest("GET", uri, Map.of(), new byte[0], PATIENCE, maxResponseBytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before the answer", "within the head", "after the head", "dripping a body"})
    final void anInterruptEndsTheCallAndItsConnection(String stall) throws Exception {
        requires(Capability.INTERRUPTION);
        try (var server = ScriptedServer.start(announcing(STALLS.get(stall)))) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    transport.send(get(server.uri("/")));
                } catch (Throwable failure) {
                    outcome.set(failure);
                }
            });
            caller.start();
            awaitStall(server);
            caller.interrupt();
            caller.join(1_000);

            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            assertClosed(server, stall);
        }
    }

    @Test
    final void aCallerThatIsInterruptedAlreadyDoesNotWait() throws Exception {
        requires(Capability.INTERRUPTION);
        try (var server = ScriptedServer.start(ScriptedConnection::awaitEnd)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> transport.send(get(server.uri("/"))));
        }
    }

    static Stream<Arguments> waysToCompleteAFuture() {
        Map<String, Consumer<CompletableFuture<?>>> ways = Map.of(
                "cancel(true)", future -> future.cancel(true),
                "cancel(false)", future -> future.cancel(false),
                "orTimeout", future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
                "complete", future -> future.complete(null),
                "completeExceptionally", future -> future.completeExceptionally(new IllegalStateException("enough")));
        return ways.keySet().stream()
                .sorted()
                .flatMap(way -> Stream.of("before the answer", "within the head", "after the head", "dripping a body",
                                "in an error's body")
                        .map(stall -> Arguments.of(way, ways.get(way), stall)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("waysToCompleteAFuture")
    final void whoeverCompletesTheFutureEndsTheExchange(String way, Consumer<CompletableFuture<?>> end, String stall)
            throws Exception {
        requires(Capability.CANCELLATION);
        try (var server = ScriptedServer.start(announcing(STALLS.get(stall)))) {
            CompletableFuture<TransportResponse> future = transport.sendAsync(get(server.uri("/")));
            awaitStall(server);
            end.accept(future);

            assertClosed(server, stall);
        }
    }

    private final CountDownLatch accepted = new CountDownLatch(1);

    private ScriptedServer.Script announcing(ScriptedServer.Script stall) {
        return connection -> {
            accepted.countDown();
            stall.play(connection);
        };
    }

    private void awaitStall(ScriptedServer server) throws InterruptedException {
        assertThat(accepted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.connections().get(0).hasStalled(10_000)).isTrue();
    }
}
