package io.github.plexauth.examples.hostile;

import static io.github.plexauth.examples.hostile.Answers.RIGHT;
import static io.github.plexauth.examples.hostile.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing a transport ends what is under way and all that it created, and later calls say why they fail. */
class ClosingTest {

    private static final int CALLS = 8;

    @ParameterizedTest
    @EnumSource
    void whatIsInFlightAndWhatComesLaterFailsAndSaysWhy(Way way) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        var asked = new CountDownLatch(CALLS);
        HttpTransport transport = way.open();
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.awaitEnd();
                });
                var client = new Client(way, transport)) {
            var calls = Stream.generate(() -> callers.submit(() -> client.failure(server.uri("/during"))))
                    .limit(CALLS)
                    .toList();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            transport.close();

            for (Future<PlexException> call : calls) {
                assertSaysThatItIsClosed(call.get(10, TimeUnit.SECONDS));
            }
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
            PlexException after = client.failure(server.uri("/after"));
            assertSaysThatItIsClosed(after);
            assertThat(server.requests()).hasSize(CALLS);
            HostileReport.note("a call after closing", way, after);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertSaysThatItIsClosed(PlexException failure) {
        assertThat(failure)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasMessageContaining("the transport is closed. Close it after the last call, or make another.");
        assertThat(failure.retryable()).isFalse();
    }

    /** Before Java 21 nobody can close a java.net.http client: it ends when it is garbage. */
    @ParameterizedTest
    @EnumSource
    void theThreadsAndConnectionsThatItCreatedEnd(Way way) throws Exception {
        Set<Thread> before = threadsOf(way);
        try (var server = ScriptedServer.start(ScriptedServer.always(ok(RIGHT)))) {
            askAndClose(way, server);
            Set<Thread> mine = threadsOf(way);
            mine.removeAll(before);

            boolean closeable = !way.isJdk() || Runtime.version().feature() >= 21;
            for (Thread thread : mine) {
                while (!closeable && thread.isAlive()) {
                    System.gc();
                    thread.join(100);
                }
                thread.join(20_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
            assertThat(server.connections().get(0).wasClosedByClient(20_000)).isTrue();
            HostileReport.note("closed", way, mine.size() + " threads ended");
        }
    }

    /** A method of its own, so that the client becomes garbage. */
    private static void askAndClose(Way way, ScriptedServer server) throws Exception {
        var client = new Client(way);
        assertThat(client.ask(server.uri("/"))).isEqualTo(RIGHT);
        client.close();
    }

    private static Set<Thread> threadsOf(Way way) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(way.threads()))
                .collect(Collectors.toSet());
    }
}
