package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that never stops sending, or many that never answer, cost a bounded amount of memory and time. */
abstract class TransportBoundsContract extends TransportFramingContract {

    /** The limit of the requests, and what the operating system holds in the buffers of two sockets. */
    private static final long MOST_WRITTEN = 16L << 20;

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration LATEST = Duration.ofSeconds(3);

    private static final String PIECE = "x".repeat(10_000);
    private static final String HEADERS = ("X-Y: " + "z".repeat(95) + "\r\n").repeat(98);
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    /** A beginning, and what follows it again and again. */
    private record Endless(String name, String beginning, String piece) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> bodiesInEachMode() {
        return inEachMode(Stream.of(
                new Endless("chunks", "HTTP/1.1 200 OK\r\n" + CHUNKED, chunk(PIECE)),
                new Endless("chunks of an error", "HTTP/1.1 404 Not Found\r\n" + CHUNKED, chunk(PIECE)),
                new Endless("401 of 100 MB", "HTTP/1.1 401 Unauthorized\r\nContent-Length: 100000000\r\n\r\n", PIECE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bodiesInEachMode")
    final void aBodyWithoutEndIsRefused(Endless endless, Mode mode) throws Exception {
        try (var server = sending(endless)) {
            assertThatExceptionOfType(ResponseTooLargeException.class)
                    .isThrownBy(() -> mode.send(transport, get(server.uri("/"))));

            requires(Capability.CLOSING_OVERSIZE);
            assertClosedEarly(server);
        }
    }

    static Stream<Arguments> headsInEachMode() {
        return inEachMode(Stream.of(
                new Endless("status line", "HTTP/1.1 200 ", PIECE),
                new Endless("header", "HTTP/1.1 200 OK\r\nX: ", PIECE),
                new Endless("headers", "HTTP/1.1 200 OK\r\n", HEADERS),
                new Endless("chunk extension", "HTTP/1.1 200 OK\r\n" + CHUNKED + "2;", PIECE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("headsInEachMode")
    final void aHeadWithoutEndIsRefused(Endless endless, Mode mode) throws Exception {
        requires(Capability.HEAD_LIMITS);
        try (var server = sending(endless)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> mode.send(transport, get(server.uri("/"))))
                    .isNotInstanceOf(TransportTimeoutException.class);

            assertClosedEarly(server);
        }
    }

    /** The body is complete, so a client may return it, or fail. */
    @ParameterizedTest
    @EnumSource
    final void trailersWithoutEndAreNotReadToTheirEnd(Mode mode) throws Exception {
        requires(Capability.HEAD_LIMITS);
        Endless trailers = new Endless("trailers", "HTTP/1.1 200 OK\r\n" + CHUNKED + "0\r\n", HEADERS);
        try (var server = sending(trailers)) {
            Throwable failure = catchThrowable(() -> mode.send(transport, get(server.uri("/"))));

            if (failure != null) {
                assertThat(failure)
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(TransportTimeoutException.class);
            }
            assertClosedEarly(server);
        }
    }

    private static ScriptedServer sending(Endless endless) throws IOException {
        return ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(endless.beginning);
            connection.writeForEver(endless.piece, 0);
        });
    }

    private static void assertClosedEarly(ScriptedServer server) throws InterruptedException {
        ScriptedConnection connection = server.connections().get(0);
        assertThat(connection.wasClosedByClient(10_000)).isTrue();
        assertThat(connection.bytesWritten()).isLessThan(MOST_WRITTEN);
    }

    /** A client may give up after some of them, or at the deadline. */
    @ParameterizedTest
    @EnumSource
    final void interimResponsesWithoutEndFail(Mode mode) throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.writeForEver("HTTP/1.1 102 Processing\r\n\r\n", 1);
        })) {
            assertThat(timeOf(IOException.class, mode, server)).isLessThan(LATEST);
            assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void callsThatGetNoResponseDoNotDelayEachOther(Mode mode) throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        int calls = 5;
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try (var server = ScriptedServer.start(ScriptedConnection::awaitEnd)) {
            Callable<Duration> call = () -> timeOf(TransportTimeoutException.class, mode, server);
            for (Future<Duration> time : callers.invokeAll(List.of(call, call, call, call, call))) {
                assertThat(time.get()).isBetween(DEADLINE, DEADLINE.multipliedBy(calls));
            }
            assertThat(server.connections()).hasSize(calls);
        } finally {
            callers.shutdownNow();
        }
    }

    private Duration timeOf(Class<? extends IOException> failure, Mode mode, ScriptedServer server) {
        long start = System.nanoTime();
        assertThatExceptionOfType(failure)
                .isThrownBy(() -> mode.send(transport, get(server.uri("/"), DEADLINE)));
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
