package io.github.plexauth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.TestFutures;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits among applications, transports and machines that misbehave. All waits of a JVM share their threads. */
@Timeout(60)
class HostileWaitTest {

    private static final Duration LONG = Duration.ofMinutes(20);
    private static final LongConsumer NOBODY = secondsLeft -> {};
    private static final PlexException CLOSED = PlexTransportException.of(
            new Failure("closed", new TransportClosedException(), false));

    private final CountDownLatch blocked = new CountDownLatch(1);
    private final List<CompletableFuture<?>> waits = new ArrayList<>();

    @AfterEach
    void endAll() {
        blocked.countDown();
        waits.forEach(wait -> wait.cancel(true));
    }

    private <T> CompletableFuture<T> start(PinProbe<T> probe, Duration timeout, LongConsumer listener) {
        CompletableFuture<T> wait = PinWait.start(
                probe, WaitEnd.of(LONG, timeout), Duration.ofSeconds(30), listener, Timers.SYSTEM);
        waits.add(wait);
        return wait;
    }

    private static PinProbe<String> confirmed() {
        return timeout -> CompletableFuture.completedFuture(Optional.of("token"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void actionsThatBlockDelayNeitherOtherWaitsNorTheirEnds() {
        var all = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            Dependents.of(start(timeout -> {
                await(all); // So that the answer comes in a thread of the waits, and not in this one.
                return CompletableFuture.failedFuture(CLOSED);
            }, LONG, NOBODY)).whenComplete((token, failure) -> await(blocked));
        }
        all.countDown();

        assertThat(TestFutures.valueOf(start(confirmed(), LONG, NOBODY))).isEqualTo("token");
        assertThat(TestFutures.failureOf(start(timeout -> new CompletableFuture<>(), Duration.ofMillis(1), NOBODY)))
                .isInstanceOf(PlexTimeoutException.class);
    }

    @Test
    void aTransportThatBlocksItsCallerDelaysNoEnd() {
        IntStream.range(0, 40).forEach(i -> start(timeout -> {
            await(blocked);
            return new CompletableFuture<>();
        }, LONG, NOBODY));

        assertThat(TestFutures.failureOf(start(confirmed(), Duration.ofMillis(1), NOBODY)))
                .isInstanceOf(PlexTimeoutException.class);
    }

    @Test
    void listenersThatBlockDelayNoOtherWait() {
        IntStream.range(0, 40).forEach(i ->
                start(timeout -> new CompletableFuture<>(), LONG, secondsLeft -> await(blocked)));
        waits.forEach(wait -> wait.cancel(true)); // They hold the listeners' threads, but no slot any more.

        assertThat(TestFutures.valueOf(start(confirmed(), LONG, secondsLeft -> await(blocked)))).isEqualTo("token");
    }

    /** A transport has to keep the timeout. One that does not holds its slots until its waits end. */
    @Test
    void questionsThatNeverEndFreeTheirSlotsWhenTheirWaitsEnd() {
        IntStream.range(0, 64).forEach(i -> start(timeout -> new CompletableFuture<>(), Duration.ofMillis(1), NOBODY));

        assertThat(TestFutures.valueOf(start(confirmed(), LONG, NOBODY))).isEqualTo("token");
    }

    @Test
    void aThousandWaitsTakeFewThreads() {
        for (int i = 0; i < 1_000; i++) {
            start(timeout -> new CompletableFuture<>(), LONG, secondsLeft -> await(blocked));
        }
        // All that is due until this ends has started.
        TestFutures.failureOf(start(timeout -> new CompletableFuture<>(), Duration.ofMillis(200), NOBODY));

        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                        .filter(name -> name.startsWith("plexauth-")))
                .hasSizeLessThan(200);
    }

    @Test
    void anActionThatCompletesTheFutureEndsTheWaitAndItsQuestion() {
        var question = new CompletableFuture<Optional<String>>();
        var asked = new CompletableFuture<Void>();
        CompletableFuture<String> wait = start(timeout -> {
            asked.complete(null);
            return question;
        }, LONG, NOBODY);
        TestFutures.valueOf(asked);

        Dependents.of(wait).complete("from elsewhere");

        assertThat(wait).isCancelled();
        assertThat(TestFutures.failureOf(question)).isInstanceOf(CancellationException.class);
    }

    /** As listeners in Kotlin, Groovy and Scala do. */
    @Test
    void aListenerThatThrowsACheckedExceptionFailsTheWait() {
        CompletableFuture<String> wait = start(
                timeout -> new CompletableFuture<>(), LONG, secondsLeft -> raise(new Exception("checked")));

        assertThat(TestFutures.failureOf(wait)).hasMessage("checked");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aSlotIsNotLostIfThereIsNoThread() {
        Executor noThread = task -> {
            throw new InternalError("as an OutOfMemoryError, which would end the tests");
        };
        var slots = new Slots(1, noThread);
        var started = new AtomicInteger();

        for (int i = 0; i < 3; i++) {
            slots.acquire(() -> {
                started.incrementAndGet();
                slots.release();
            });
        }

        assertThat(started).hasValue(3);
    }
}
