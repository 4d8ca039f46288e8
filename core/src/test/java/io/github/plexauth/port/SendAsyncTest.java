package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
@Timeout(20)
class SendAsyncTest {

    private static final TransportRequest REQUEST = new TransportRequest(
            "GET", URI.create("http://pms.test"), Map.of(), new byte[0], Duration.ofSeconds(1), 1);

    @Test
    void theFutureHoldsWhatSendReturns() {
        var response = new TransportResponse(200, Map.of(), new byte[0]);
        var asked = new CompletableFuture<TransportRequest>();
        HttpTransport transport = request -> {
            asked.complete(request);
            return response;
        };

        assertThat(transport.sendAsync(REQUEST).join()).isSameAs(response);
        assertThat(asked.join()).isSameAs(REQUEST);
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

        assertThat(transport.sendAsync(REQUEST).handle((response, failed) -> failed).join()).isSameAs(failure);
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
    void whoeverCompletesTheFutureInterruptsTheSendingThread(Consumer<CompletableFuture<TransportResponse>> ending) {
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
        await(sending);
        ending.accept(future);

        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void everyCallHasADaemonThreadOfItsOwn() {
        HttpTransport transport = request -> {
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            throw new IOException(String.valueOf(Thread.currentThread().getId()));
        };
        String caller = String.valueOf(Thread.currentThread().getId());

        String first = transport.sendAsync(REQUEST).handle((response, failure) -> failure.getMessage()).join();
        String second = transport.sendAsync(REQUEST).handle((response, failure) -> failure.getMessage()).join();

        assertThat(first).isNotEqualTo(second).isNotEqualTo(caller);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatEndedIsNotCancelled(boolean interrupt) {
        HttpTransport transport = request -> new TransportResponse(204, Map.of(), new byte[0]);
        CompletableFuture<TransportResponse> future = transport.sendAsync(REQUEST);
        future.join();

        assertThat(future.cancel(interrupt)).isFalse();
        assertThat(future.join().status()).isEqualTo(204);
    }

    @Test
    void closingALambdaDoesNothing() {
        HttpTransport transport = request -> {
            throw new IOException();
        };

        transport.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(REQUEST));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
