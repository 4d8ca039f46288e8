package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Calls do not hold each other up, whatever blocks: a server, a resolver, the application, or its threads. */
abstract class TransportThreadsContract extends TransportLimitsContract {

    /** How long {@link HttpTransport#close()} and an interrupt may take. */
    private static final Duration SOON = Duration.ofMillis(250);

    private static final Duration DEADLINE = Duration.ofMillis(300);

    @Test
    final void whatDependsOnOneFutureHoldsNoOtherCall() throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        var released = new CountDownLatch(1);
        var blocking = new CountDownLatch(2);
        try (var silent = ScriptedServer.start(ScriptedConnection::awaitEnd);
                var healthy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            for (URI uri : List.of(silent.uri("/"), healthy.uri("/"))) {
                transport.sendAsync(get(uri, DEADLINE)).whenComplete((response, failure) -> {
                    blocking.countDown();
                    await(released);
                });
            }
            assertThat(blocking.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertCallsWork(silent, healthy);
        } finally {
            released.countDown();
        }
    }

    @Test
    final void aCommonPoolThatIsBusyHoldsNoCall() throws Exception {
        requires(Capability.WHOLE_DEADLINE);
        var released = new CountDownLatch(1);
        try (var silent = ScriptedServer.start(ScriptedConnection::awaitEnd);
                var healthy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            for (int task = 0; task < ForkJoinPool.getCommonPoolParallelism() + 4; task++) {
                ForkJoinPool.commonPool().execute(() -> await(released));
            }
            assertCallsWork(silent, healthy);
        } finally {
            released.countDown();
        }
    }

    @Test
    final void sixtyFourCallsThatHangAtOneServerStarveNoOther() throws Exception {
        requires(Capability.CANCELLATION);
        var asked = new CountDownLatch(64);
        try (var silent = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.awaitEnd();
                });
                var healthy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            List<CompletableFuture<TransportResponse>> hanging = new ArrayList<>();
            for (int call = 0; call < 64; call++) {
                hanging.add(transport.sendAsync(get(silent.uri("/"))));
            }
            mostOf(asked);
            for (Mode mode : Mode.values()) {
                assertThat(mode.send(transport, get(healthy.uri("/"), Duration.ofSeconds(5))).status()).isEqualTo(200);
            }
            hanging.forEach(call -> call.cancel(true));
        }
    }

    /** A client may bound its connections to one server, so not all requests need arrive. */
    private static void mostOf(CountDownLatch asked) throws InterruptedException {
        for (long count = asked.getCount() + 1; count != asked.getCount() && asked.getCount() > 0;) {
            count = asked.getCount();
            asked.await(200, TimeUnit.MILLISECONDS);
        }
    }

    private void assertCallsWork(ScriptedServer silent, ScriptedServer healthy) throws Exception {
        for (Mode mode : Mode.values()) {
            assertThat(mode.send(transport, get(healthy.uri("/"), Duration.ofSeconds(5))).status()).isEqualTo(200);
            long start = System.nanoTime();
            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> mode.send(transport, get(silent.uri("/"), DEADLINE)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    final void closingReturnsAndEndsAllCallsWithin250Milliseconds() throws Exception {
        requires(Capability.CLOSING);
        List<Duration> taken = new ArrayList<>();
        for (int round = 0; round < 3; round++) { // The best of three tells a busy machine from a slow transport.
            try (var closing = createTransport()) {
                taken.add(closeWithCallsInFlight(closing));
            }
        }
        assertThat(Collections.min(taken)).isLessThan(SOON);
    }

    private static Duration closeWithCallsInFlight(HttpTransport closing) throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        var asked = new CountDownLatch(4);
        try (var full = FullServer.start();
                var silent = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                    asked.countDown();
                    connection.awaitEnd();
                })) {
            List<Future<TransportResponse>> calls = new ArrayList<>();
            for (int call = 0; call < 2; call++) {
                for (URI uri : List.of(full.uri("/"), silent.uri("/"))) {
                    calls.add(callers.submit(() -> closing.send(get(uri))));
                    calls.add(closing.sendAsync(get(uri)));
                }
            }
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            long start = System.nanoTime();
            closing.close();
            for (Future<TransportResponse> call : calls) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                        .withCauseInstanceOf(TransportClosedException.class);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    final void theThreadsOfTheLibraryTakeNothingOverAndEndWhenIdle() throws Exception {
        for (Thread thread : threadsOfTheLibrary()) { // From other tests.
            thread.join(PATIENCE.toMillis());
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ClassLoader application = new ClassLoader(loader) {};
        try (var healthy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            Thread.currentThread().setContextClassLoader(application);
            for (Mode mode : Mode.values()) {
                mode.send(transport, get(healthy.uri("/")));
            }
            Set<Thread> threads = threadsOfTheLibrary();
            assertThat(threads).allMatch(Thread::isDaemon);
            assertThat(threads).extracting(Thread::getContextClassLoader).doesNotContain(application);
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive()).as("whether %s outlives its work", thread.getName()).isFalse();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    private static Set<Thread> threadsOfTheLibrary() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("plexauth-"))
                .collect(Collectors.toSet());
    }

    /** Java can only be given a resolver that hangs for the whole process, and from 18 on. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_18)
    final void aNameResolverThatHangsHoldsNeitherDeadlinesNorInterruptsNorClosingNorOtherCalls(@TempDir Path folder)
            throws Exception {
        Stream.of(Capability.WHOLE_DEADLINE, Capability.INTERRUPTION, Capability.CLOSING).forEach(this::requires);

        Map<String, Duration> taken = HangingNames.play(getClass(), folder);

        assertThat(taken).containsOnlyKeys(
                "a blocking call ended by TransportTimeoutException",
                "an asynchronous call ended by TransportTimeoutException",
                "an interrupted call ended by InterruptedException",
                "close() returned",
                "a pending call ended by TransportClosedException",
                "a call to another server ended by 200");
        assertThat(taken.values()).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(2)));
    }
}
