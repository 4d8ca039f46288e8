package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link HttpTransport} promises, played over real sockets.
 *
 * <p>Extend it, create your transport in {@link #createTransport()}, and declare what it {@link #lacks()}.
 */
public abstract class HttpTransportContract extends TransportThreadsContract {

    @ParameterizedTest
    @EnumSource
    final void aRefusedConnectionIsAnIoFailureThatSaysSo(Mode mode) throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
        }
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> mode.send(transport, get(nobody)));
    }

    private static final Map<String, String> BROKEN_ANSWERS = Map.of(
            "nothing", "",
            "a body without an end", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
            "half a body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"token\":\"" + SECRET,
            "half an error", "HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{\"token\":\"" + SECRET,
            "no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            "no chunk size",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + "\r\n{}\r\n0\r\n\r\n",
            "no status", "HTTP/1.1 " + SECRET + "\r\nContent-Length: 2\r\n\r\n{}",
            "no HTTP", SECRET + "\r\n\r\n",
            "another protocol", "SSH-2.0-" + SECRET + "\r\n");

    static Stream<Arguments> brokenAnswersInEachMode() {
        return BROKEN_ANSWERS.keySet().stream()
                .sorted()
                .flatMap(answer -> Stream.of(Mode.values()).map(mode -> Arguments.of(answer, mode)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenAnswersInEachMode")
    final void aBrokenAnswerIsAnIoFailureThatQuotesNothing(String answer, Mode mode) throws Exception {
        assertFailsAndQuotesNothing(BROKEN_ANSWERS.get(answer), mode);
    }

    @ParameterizedTest
    @EnumSource
    final void aLengthThatMakesNoSenseIsAnIoFailureThatQuotesNothing(Mode mode) throws Exception {
        requires(Capability.BAD_LENGTHS);

        assertFailsAndQuotesNothing("HTTP/1.1 200 OK\r\nContent-Length: " + SECRET + "\r\n\r\n{}", mode);
        assertFailsAndQuotesNothing("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}", mode);
    }

    @ParameterizedTest
    @EnumSource
    final void aHeadThatIsCutOffIsNotTakenForAWholeOne(Mode mode) throws Exception {
        requires(Capability.CUT_HEADS);

        assertFailsAndQuotesNothing("HTTP/1.1 200 OK\r\nX-Token: " + SECRET + "\r\nContent-Le", mode);
        assertFailsAndQuotesNothing("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", mode);
    }

    private void assertFailsAndQuotesNothing(String answer, Mode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(answer);
        })) {
            Throwable failure = catchThrowable(() -> mode.send(transport, get(server.uri("/p?secret=" + SECRET))));

            assertThat(failure)
                    .as("what becomes of a broken answer: null means that it was taken for a good one")
                    .isInstanceOf(IOException.class);
            assertThat(everythingOf(failure)).doesNotContain(SECRET);
            assertThat(server.requests()).as("requests for one send").hasSizeBetween(1, mostRequestsForOneSend());
        }
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionThatTheServerClosedMeanwhileDoesNoHarm(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write(ScriptedServer.ok("{}"));
        })) {
            for (int call = 0; call < 20; call++) {
                assertThat(mode.send(transport, get(server.uri("/"))).status()).isEqualTo(200);
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    /** A small answer, and answers whose last byte fills the buffer of a client. */
    private static final List<Integer> ANSWER_SIZES = List.of(0, 8_192, 16_384);

    static Stream<Arguments> answerSizesInEachMode() {
        return ANSWER_SIZES.stream().flatMap(size -> Stream.of(Mode.values()).map(mode -> Arguments.of(size, mode)));
    }

    /**
     * The server writes the answer and the bytes after it at once, and both fit into one segment. So these bytes have
     * arrived when the client can read the answer, however slow the machine is.
     */
    @ParameterizedTest
    @MethodSource("answerSizesInEachMode")
    final void bytesLeftOverFromOneAnswerAreNeverTheNextOne(int size, Mode mode) throws Exception {
        requires(Capability.LEFTOVER_BYTES);
        try (var server = ScriptedServer.start(ScriptedServer.answering(
                request -> answer(request.target(), size) + ScriptedServer.ok("left over")))) {
            for (int call = 0; call < 5; call++) {
                String answer = text(mode.send(transport, get(server.uri("/" + call))));

                assertThat(answer.strip()).isEqualTo("/" + call);
            }
        }
    }

    /** Pads an answer to a size of thousands of bytes; for the size 0, returns it as it is. */
    private static String answer(String body, int size) {
        int head = ScriptedServer.ok("x".repeat(size)).length() - size;
        return ScriptedServer.ok(body + " ".repeat(Math.max(0, size - head - body.length())));
    }

    @Test
    final void eachOfManyCallersGetsItsOwnAnswer() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (var server = ScriptedServer.start(connection -> {
            for (ScriptedRequest request = connection.readRequest();
                    request != null;
                    request = connection.readRequest()) {
                connection.write(ScriptedServer.ok(request.target()));
            }
        })) {
            List<Callable<Void>> calls = IntStream.range(0, 400)
                    .<Callable<Void>>mapToObj(call -> () -> {
                        Mode mode = Mode.values()[call % 2];
                        assertThat(text(mode.send(transport, get(server.uri("/" + call))))).isEqualTo("/" + call);
                        return null;
                    })
                    .toList();
            for (Future<Void> call : callers.invokeAll(calls)) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    final void closingEndsWhatIsInFlight() throws Exception {
        requires(Capability.CLOSING);
        CountDownLatch asked = new CountDownLatch(2);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (var server = ScriptedServer.start(connection -> {
            connection.readRequest();
            asked.countDown();
            connection.awaitEnd();
        })) {
            CompletableFuture<TransportResponse> async = transport.sendAsync(get(server.uri("/async")));
            Future<TransportResponse> blocking = caller.submit(() -> transport.send(get(server.uri("/blocking"))));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            transport.close();

            for (Future<TransportResponse> call : List.of(async, blocking)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                        .withCauseInstanceOf(TransportClosedException.class);
            }
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(5_000)).as("whether the client closed its connection").isTrue();
            }
        } finally {
            caller.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aCallAfterClosingFails(Mode mode) throws Exception {
        requires(Capability.CLOSING);
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            mode.send(transport, get(server.uri("/before")));
            transport.close();

            assertThatExceptionOfType(TransportClosedException.class)
                    .isThrownBy(() -> mode.send(transport, get(server.uri("/after"), Duration.ofSeconds(5))));
            assertThat(server.requests()).extracting(ScriptedRequest::target).containsExactly("/before");
        }
    }

    @Test
    final void closingTwiceDoesNoHarm() {
        transport.close();
        transport.close();
    }

    private static String text(TransportResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }
}
