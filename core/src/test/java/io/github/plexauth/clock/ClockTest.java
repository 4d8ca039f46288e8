package io.github.plexauth.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that run later or elsewhere, and the threads that run them. */
@Timeout(60)
class ClockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aTaskRunsAfterItsDelayInADaemonWorker() {
        var ran = new CompletableFuture<Thread>();
        long start = System.nanoTime();
        Watch.after(Duration.ofMillis(30), () -> ran.complete(Thread.currentThread()));

        assertThat(ran).succeedsWithin(PATIENCE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(ran.join().getName()).isEqualTo("plexauth-worker");
        assertThat(ran.join().isDaemon()).isTrue();
    }

    @Test
    void aTaskThatBlocksHoldsNoOther() {
        var blocked = new CountDownLatch(1);
        var ran = new CompletableFuture<Void>();
        Watch.after(Duration.ZERO, () -> await(blocked));
        Watch.after(Duration.ofMillis(1), () -> ran.complete(null));

        assertThat(ran).succeedsWithin(PATIENCE);
        blocked.countDown();
    }

    @Test
    void aTaskThatWasCancelledDoesNotRun() {
        var ran = new AtomicInteger();
        var later = new CompletableFuture<Void>();
        Watch.after(Duration.ofMillis(20), ran::incrementAndGet).cancel();
        Watch.after(Duration.ofMillis(40), () -> later.complete(null));

        assertThat(later).succeedsWithin(PATIENCE);
        assertThat(ran).hasValue(0);
    }

    @Test
    void aDelayOfAnyLengthIsTaken() {
        Watch.after(Duration.ofSeconds(Long.MAX_VALUE), () -> {}).cancel();
    }

    @Test
    void theWatchThreadSurvivesWhateverALookThrows() {
        var looks = new CountDownLatch(3);
        Watch.Watched broken = now -> {
            looks.countDown();
            throw new OutOfMemoryError("for this test");
        };
        Watch.add(broken, 1);
        try {
            await(looks);
        } finally {
            Watch.remove(broken);
        }
        aTaskRunsAfterItsDelayInADaemonWorker();
    }

    @Test
    void anInterruptOfATaskIsGoneBeforeTheNext() {
        Set<Boolean> seen = ConcurrentHashMap.newKeySet();
        for (int task = 0; task < 100; task++) {
            var ran = new CompletableFuture<Void>();
            Workers.execute(() -> {
                seen.add(Thread.currentThread().isInterrupted());
                ran.complete(null);
                Thread.currentThread().interrupt();
            });
            assertThat(ran).succeedsWithin(PATIENCE);
        }
        assertThat(seen).containsExactly(false);
    }

    @Test
    void theThreadsInheritNothingAndEndWhenIdleAndStartAgain() throws Exception {
        awaitEndOfThreads();
        var inherited = new InheritableThreadLocal<Object>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        inherited.set("of the application");
        try {
            Thread.currentThread().setContextClassLoader(new ClassLoader(loader) {});
            var worker = new CompletableFuture<Object>();
            Workers.execute(() -> worker.complete(
                    inherited.get() == null ? Thread.currentThread().getContextClassLoader() : inherited.get()));
            assertThat(worker).succeedsWithin(PATIENCE).isSameAs(Watch.class.getClassLoader());

            var watch = new CompletableFuture<Object>();
            Watch.Watched watched = now -> {
                watch.complete(inherited.get() == null
                        ? Thread.currentThread().getContextClassLoader() : inherited.get());
                return 1;
            };
            Watch.add(watched, 1);
            assertThat(watch).succeedsWithin(PATIENCE).isSameAs(Watch.class.getClassLoader());
            Watch.remove(watched);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
        awaitEndOfThreads();
        aTaskRunsAfterItsDelayInADaemonWorker();
    }

    private static void awaitEndOfThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("plexauth-")) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
