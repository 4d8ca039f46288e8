package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.TransportTimeoutException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines and interrupts that come at the worst moment. */
class DeadlineTest {

    @ParameterizedTest
    @EnumSource
    void aNameResolverThatHangsIsBoundByTheDeadline(Mode mode) throws Exception {
        var released = new CountDownLatch(1);
        var pool = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                while (released.getCount() > 0) { // As deaf to interrupts as the JVM's own.
                    Thread.onSpinWait();
                }
                throw new UnknownHostException(host);
            }
        }).build();
        try (var client = HttpClients.custom().setConnectionManager(pool).build();
                var transport = ApacheHttpTransport.using(client)) {
            URI uri = URI.create("http://plex.invalid/");
            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> mode.send(transport, Requests.get(uri, Duration.ofMillis(100))));
        } finally {
            released.countDown();
        }
    }

    /** The deadline passes between two rounds of the watch thread, which another call keeps at 50 ms. */
    @Test
    void aVeryShortDeadlineIsKeptInTime() throws Exception {
        try (var silent = ScriptedServer.start(ScriptedConnection::awaitEnd);
                var transport = ApacheHttpTransport.create()) {
            transport.sendAsync(Requests.get(silent.uri("/")));
            List<Duration> taken = new ArrayList<>();
            for (int call = 0; call < 11; call++) {
                long start = System.nanoTime();
                assertThatExceptionOfType(TransportTimeoutException.class)
                        .isThrownBy(() -> transport.send(Requests.get(silent.uri("/"), Duration.ofMillis(2))));
                taken.add(Duration.ofNanos(System.nanoTime() - start));
            }
            Collections.sort(taken);
            assertThat(taken.get(5)).isLessThan(Duration.ofMillis(30));
        }
    }

    /** The deadlines fall around the moment of the answer. */
    @ParameterizedTest
    @EnumSource
    void anAnswerAtTheDeadlineIsReturnedOrIsATimeout(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(delayed(300_000));
                var transport = ApacheHttpTransport.create()) {
            AtomicInteger answers = new AtomicInteger();
            AtomicInteger timeouts = new AtomicInteger();
            for (int call = 0; call < 500; call++) {
                Duration around = Duration.ofNanos(ThreadLocalRandom.current().nextLong(100_000, 1_500_000));
                try {
                    assertThat(mode.send(transport, Requests.get(server.uri("/"), around)).status()).isEqualTo(200);
                    answers.incrementAndGet();
                } catch (TransportTimeoutException expected) {
                    timeouts.incrementAndGet();
                }
            }
            assertThat(timeouts).hasPositiveValue();
            assertThat(mode.send(transport, Requests.get(server.uri("/"))).status()).isEqualTo(200);
        }
    }

    /** Each interrupt shows up exactly once: as the exception, or as a flag that is still set after the answer. */
    @Test
    void anInterruptAtTheAnswerIsNeitherLostNorDoubled() throws Exception {
        try (var server = ScriptedServer.start(delayed(200_000));
                var transport = ApacheHttpTransport.create()) {
            Thread caller = Thread.currentThread();
            for (int call = 0; call < 100; call++) {
                Thread interrupter = new Thread(() -> {
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(60_000_000));
                    caller.interrupt();
                });
                interrupter.start();
                boolean reported = false;
                while (!reported && interrupter.isAlive()) {
                    try {
                        transport.send(Requests.get(server.uri("/")));
                    } catch (InterruptedException expected) {
                        reported = true;
                    }
                }
                boolean flagged = joinUninterruptibly(interrupter);
                assertThat(reported ^ flagged).isTrue();
            }
            assertThat(transport.send(Requests.get(server.uri("/"))).status()).isEqualTo(200);
        }
    }

    /** Waits for the thread's end, and takes away the interrupt, if there is one by then. */
    private static boolean joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            interrupted |= Thread.interrupted();
            Thread.onSpinWait();
        }
        return interrupted | Thread.interrupted();
    }

    private static ScriptedServer.Script delayed(long nanos) {
        return connection -> {
            while (connection.readRequest() != null) {
                LockSupport.parkNanos(nanos);
                connection.write(ScriptedServer.ok("{}"));
            }
        };
    }
}
