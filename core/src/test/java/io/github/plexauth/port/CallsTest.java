package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over clients that hang, that cannot be cancelled, or whose cancelling fails. */
@Timeout(60)
class CallsTest {

    private static final TransportResponse RESPONSE = new TransportResponse(204, Map.of(), new byte[0]);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Calls calls = new Calls();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    private static TransportRequest toAddress(Duration timeout) {
        return new TransportRequest("GET", URI.create("http://127.0.0.1:1"), Map.of(), new byte[0], timeout, 1);
    }

    private static TransportRequest toName(Duration timeout) {
        return new TransportRequest("GET", URI.create("http://plex.invalid"), Map.of(), new byte[0], timeout, 1);
    }

    /** Waits like a resolver, which reacts to nothing. */
    private TransportResponse hang() {
        entered.countDown();
        while (released.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return RESPONSE;
    }

    private TransportResponse waitInterruptibly() throws InterruptedException {
        entered.countDown();
        released.await();
        return RESPONSE;
    }

    @Test
    void theDeadlineEndsACallToANameWhoseLookupHangs() {
        assertThatExceptionOfType(TransportTimeoutException.class)
                .isThrownBy(() -> calls.send(toName(SHORT), this::hang));
        assertThat(calls.sendAsync(toName(SHORT), this::hang).handle((response, failure) -> failure))
                .succeedsWithin(PATIENCE)
                .isInstanceOf(TransportTimeoutException.class);
    }

    @Test
    void anInterruptEndsACallToANameWhoseLookupHangs() throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        Thread caller = new Thread(() -> {
            try {
                calls.send(toName(PATIENCE), this::hang);
            } catch (Throwable failure) {
                outcome.complete(failure);
            }
        });
        caller.start();
        entered.await();
        caller.interrupt();

        assertThat(outcome).succeedsWithin(PATIENCE).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingEndsACallToANameWhoseLookupHangs() throws Exception {
        CompletableFuture<TransportResponse> future = calls.sendAsync(toName(PATIENCE), this::hang);
        entered.await();

        calls.close();

        assertThat(future.handle((response, failure) -> failure))
                .succeedsWithin(PATIENCE)
                .isInstanceOf(TransportClosedException.class);
    }

    @Test
    void aCallToANameThatWasJustLookedUpIsMadeInTheCallingThread() throws Exception {
        var threads = new ArrayList<Thread>();
        Calls.Call call = () -> {
            threads.add(Thread.currentThread());
            return RESPONSE;
        };
        calls.send(toName(PATIENCE), call);
        calls.send(toName(PATIENCE), call);

        assertThat(threads.get(0)).isNotSameAs(Thread.currentThread());
        assertThat(threads.get(1)).isSameAs(Thread.currentThread());
    }

    /** So one call, whose ending fails with an Error, does not keep the next from being ended. */
    @Test
    void whateverCancellingThrowsTheDeadlinesAreKeptAndItIsTriedAgain() {
        for (Throwable thrown : new Throwable[] {
            new OutOfMemoryError("for this test"), new NoClassDefFoundError(), new IllegalStateException()
        }) {
            var cancelled = new CountDownLatch(3);
            Calls.Call broken = new Calls.Call() {
                @Override
                public TransportResponse send() {
                    return hang();
                }

                @Override
                public void cancel() {
                    cancelled.countDown();
                    throw CallsTest.<RuntimeException>sneaky(thrown);
                }
            };
            assertThat(calls.sendAsync(toAddress(SHORT), broken).handle((response, failure) -> failure))
                    .succeedsWithin(PATIENCE)
                    .isInstanceOf(TransportTimeoutException.class);
            assertThat(awaited(cancelled)).isTrue();
        }
        assertThatExceptionOfType(TransportTimeoutException.class)
                .isThrownBy(() -> calls.send(toAddress(SHORT), this::waitInterruptibly));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void cancellingThatBlocksHoldsNoOtherCall() {
        var tries = new AtomicInteger();
        Calls.Call blocking = new Calls.Call() {
            @Override
            public TransportResponse send() {
                return hang();
            }

            @Override
            public void cancel() {
                tries.incrementAndGet();
                hang();
            }
        };
        assertThat(calls.sendAsync(toAddress(SHORT), blocking)).failsWithin(PATIENCE);
        assertThatExceptionOfType(TransportTimeoutException.class)
                .isThrownBy(() -> calls.send(toAddress(SHORT.multipliedBy(3)), this::waitInterruptibly));
        assertThat(tries).hasValue(1);
    }

    @Test
    void anErrorIsThrownAndFailsAFutureAsItIs() {
        Calls.Call broken = () -> {
            throw new StackOverflowError("for this test");
        };
        assertThatThrownBy(() -> calls.send(toAddress(PATIENCE), broken)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> calls.send(toName(PATIENCE), broken)).isInstanceOf(StackOverflowError.class);
        assertThat(calls.sendAsync(toAddress(PATIENCE), broken).handle((response, failure) -> failure))
                .succeedsWithin(PATIENCE)
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theTimeoutNamesWhatTheCallWaitsFor() {
        Calls.Call waiting = new Calls.Call() {
            @Override
            public TransportResponse send() throws IOException, InterruptedException {
                return waitInterruptibly();
            }

            @Override
            public String missing() {
                return "no free connection";
            }
        };
        assertThatThrownBy(() -> calls.send(toAddress(SHORT), waiting)).hasMessage("no free connection within 50 ms");
    }

    @Test
    void aCallThatIsInFlightIsCounted() throws Exception {
        CompletableFuture<TransportResponse> future = calls.sendAsync(toAddress(PATIENCE), this::waitInterruptibly);
        entered.await();
        assertThat(calls).hasToString("1 calls in flight");

        released.countDown();
        future.get();

        assertThat(calls).hasToString("0 calls in flight");
        assertThat(calls.close()).isTrue();
        assertThat(calls.close()).isFalse();
        assertThat(calls).hasToString("closed");
    }

    /** The deadline falls around the moment of the response. The library's interrupt must not outlive the call. */
    @Test
    void noInterruptIsLeftBehind() throws Exception {
        for (int call = 0; call < 1_000; call++) {
            try {
                calls.send(toAddress(Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, 400_000))), () -> {
                    LockSupport.parkNanos(50_000);
                    return RESPONSE;
                });
            } catch (TransportTimeoutException expected) {
                // Either outcome is right.
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void anInterruptOfTheCallerIsNotLostWhenTheResponseIsComplete() throws Exception {
        calls.send(toAddress(PATIENCE), () -> {
            Thread.currentThread().interrupt();
            LockSupport.parkNanos(200_000_000);
            long end = System.nanoTime() + 200_000_000; // Long enough for the watch thread to see the interrupt.
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return RESPONSE;
        });

        assertThat(Thread.interrupted()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
