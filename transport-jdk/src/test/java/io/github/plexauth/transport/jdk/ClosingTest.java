package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.TransportRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosingTest {

    /** Before Java 21, a client of java.net.http cannot be closed: its threads end when it is garbage. */
    @Test
    void closingEndsTheThreadsAndConnectionsOfTheClient() throws Exception {
        Set<Thread> before = clientThreads();
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            sendAndClose(server);

            for (Thread thread : clientThreads()) {
                if (!before.contains(thread)) {
                    assertEnds(thread);
                }
            }
            assertThat(server.connections().get(0).wasClosedByClient(20_000)).isTrue();
        }
    }

    /** A separate method, so that no local variable of the test keeps the client from being garbage. */
    private static void sendAndClose(ScriptedServer server) throws Exception {
        try (var transport = JdkHttpTransport.create()) {
            assertThat(clientThreads()).isNotEmpty();
            transport.send(new TransportRequest(
                    "GET", server.uri("/"), Map.of(), new byte[0], Duration.ofSeconds(20), 1_000));
        }
    }

    private static void assertEnds(Thread thread) throws InterruptedException {
        boolean closeable = Runtime.version().feature() >= 21;
        while (!closeable && thread.isAlive()) {
            System.gc();
            thread.join(100);
        }
        thread.join(20_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    private static Set<Thread> clientThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("HttpClient-"));
        return threads;
    }
}
