package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transport that is a lambda over a blocking client gets for asynchrony. */
@Timeout(30)
class SendAsyncTest {

    private static final TransportRequest REQUEST = new TransportRequest(
            "GET", URI.create("http://pms.test"), Map.of(), new byte[0], Duration.ofSeconds(1), 1);

    private static final TransportResponse RESPONSE = new TransportResponse(204, Map.of(), new byte[0]);

    /** Long enough that only a defect lets it pass; join() would wait for ever, since no timeout interrupts it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theFutureHoldsWhatSendReturns() {
        var asked = new CompletableFuture<TransportRequest>();
        HttpTransport transport = request -> {
            asked.complete(request);
            return RESPONSE;
        };

        assertThat(transport.sendAsync(REQUEST)).succeedsWithin(PATIENCE).isSameAs(RESPONSE);
        assertThat(asked).isCompletedWithValue(REQUEST);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("a"), new TransportTimeoutException(Duration.ofSeconds(1)),
                new InterruptedException("b"), new IllegalStateException("c"), new StackOverflowError("d"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theFutureFailsWithWhatSendThrowsUnwrapped(Throwable failure) {
        HttpTransport transport = request -> {
            throw sneaky(failure);
        };

        assertThat(transport.sendAsync(REQUEST).handle((response, failed) -> failed))
                .succeedsWithin(PATIENCE)
                .isSameAs(failure);
    }

    static Stream<Arguments> endings() {
        return Stream.<Consumer<CompletableFuture<TransportResponse>>>of(
                        future -> future.cancel(true),
                        future -> future.cancel(false),
                        future -> future.complete(null),
                        future -> future.completeExceptionally(new IOException("by the caller")),
                        future -> future.orTimeout(1, TimeUnit.NANOSECONDS))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whoeverCompletesTheFutureInterruptsTheSendingThread(Consumer<CompletableFuture<TransportResponse>> ending)
            throws InterruptedException {
        var sending = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        HttpTransport transport = request -> {
            sending.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IOException("nobody counts down");
            } catch (InterruptedException ended) {
                interrupted.complete(true);
                throw ended;
            }
        };

        CompletableFuture<TransportResponse> future = transport.sendAsync(REQUEST);
        sending.await();
        ending.accept(future);

        assertThat(interrupted).succeedsWithin(PATIENCE);
    }

    @Test
    void aDaemonThreadSends() throws Exception {
        Set<Thread> senders = ConcurrentHashMap.newKeySet();
        HttpTransport transport = request -> {
            senders.add(Thread.currentThread());
            return RESPONSE;
        };

        transport.sendAsync(REQUEST).get();
        transport.sendAsync(REQUEST).get();

        assertThat(senders).isNotEmpty().doesNotContain(Thread.currentThread()).allMatch(Thread::isDaemon);
    }

    @Test
    void theDeadlineEndsTheFutureOfALambdaAndInterruptsItsThread() {
        var interrupted = new CompletableFuture<Boolean>();
        HttpTransport transport = request -> {
            try {
                new CountDownLatch(1).await();
                throw new IOException("nobody counts down");
            } catch (InterruptedException ended) {
                interrupted.complete(true);
                throw ended;
            }
        };
        var request = new TransportRequest("GET", REQUEST.uri(), Map.of(), new byte[0], Duration.ofMillis(20), 1);

        assertThat(transport.sendAsync(request).handle((response, failed) -> failed))
                .succeedsWithin(PATIENCE)
                .isInstanceOf(TransportTimeoutException.class);
        assertThat(interrupted).succeedsWithin(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatEndedIsNotCancelled(boolean interrupt) throws Exception {
        HttpTransport transport = request -> RESPONSE;
        CompletableFuture<TransportResponse> future = transport.sendAsync(REQUEST);
        future.get();

        assertThat(future.cancel(interrupt)).isFalse();
        assertThat(future).isCompletedWithValue(RESPONSE);
    }

    @Test
    void closingALambdaDoesNothing() {
        HttpTransport transport = request -> {
            throw new IOException();
        };

        transport.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(REQUEST));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
