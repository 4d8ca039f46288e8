package io.github.plexauth;

import static io.github.plexauth.TransientTokensTest.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.TransientToken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads that need a token at the same time send one request. */
@Timeout(60) // A token that never arrives must not block the build.
class TransientTokensConcurrencyTest {

    private static final AccessToken FIRST = AccessToken.of("transient-1");
    private static final AccessToken SECOND = AccessToken.of("transient-2");

    private final PendingTransport transport = new PendingTransport();
    private final ServerAuthentication server = TestApplication.server(transport);
    private final TransientTokens tokens = TransientTokens.from(server, () -> TestApplication.NOW);

    @Test
    void aThousandThreadsThatAskAtTheSameTimeSendOneRequest() {
        List<CompletableFuture<AccessToken>> results = atOnce(1_000, tokens::get);

        transport.next().respond(token(FIRST));

        assertThat(results).allSatisfy(result -> assertThat(TestFutures.valueOf(result)).isEqualTo(FIRST));
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void aThousandThreadsThatInvalidateTheSameTokenSendOneRequest() {
        CompletableFuture<AccessToken> first = tokens.getAsync();
        transport.next().respond(token(FIRST));
        assertThat(first).isCompletedWithValue(FIRST);

        List<CompletableFuture<AccessToken>> results = atOnce(1_000, () -> {
            tokens.invalidate(FIRST);
            return tokens.get();
        });
        transport.next().respond(token(SECOND));

        assertThat(results).allSatisfy(result -> assertThat(TestFutures.valueOf(result)).isEqualTo(SECOND));
        assertThat(transport.all()).hasSize(2);
    }

    /** Each thread reads the clock after it has seen the old token and before it requests a new one. */
    @Test
    void threadsThatSeeTheSameExpiredTokenSendOneRequest() {
        int threads = 8;
        var meeting = new CyclicBarrier(threads);
        var reads = new AtomicInteger();
        TransientTokens aging = TransientTokens.from(server, () -> {
            int read = reads.incrementAndGet();
            if (read == 1 || read > 1 + threads) { // A token has just arrived, or it is the new one.
                return TestApplication.NOW;
            }
            meet(meeting);
            return TestApplication.NOW.plus(TransientToken.MAX_LIFETIME);
        });
        CompletableFuture<AccessToken> first = aging.getAsync();
        transport.next().respond(token(FIRST));
        assertThat(first).isCompletedWithValue(FIRST);

        List<CompletableFuture<AccessToken>> results = atOnce(threads, aging::get);
        transport.next().respond(token(SECOND));

        assertThat(results).allSatisfy(result -> assertThat(TestFutures.valueOf(result)).isEqualTo(SECOND));
        assertThat(transport.all()).hasSize(2);
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the other threads did not arrive", failure);
        }
    }

    /** Runs the task in many threads that start it at the same moment. */
    static <T> List<CompletableFuture<T>> atOnce(int threads, Supplier<T> task) {
        var ready = new CountDownLatch(threads);
        List<CompletableFuture<T>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            var result = new CompletableFuture<T>();
            results.add(result);
            Thread thread = new Thread(() -> {
                ready.countDown();
                try {
                    ready.await();
                    result.complete(task.get());
                } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return results;
    }
}
