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

/** That many threads cause one request, however they meet. */
@Timeout(60) // A token that never comes must not hold the build.
class TransientTokensRaceTest {

    private static final AccessToken FIRST = AccessToken.of("transient-1");
    private static final AccessToken SECOND = AccessToken.of("transient-2");

    private final PendingTransport transport = new PendingTransport();
    private final ServerAuthentication server = Asking.server(transport);
    private final TransientTokens tokens = TransientTokens.from(server, () -> Asking.NOW);

    @Test
    void aThousandThreadsThatAskAtOnceCauseOneRequest() {
        List<CompletableFuture<AccessToken>> answers = atOnce(1_000, tokens::get);

        transport.next().answer(token(FIRST));

        assertThat(answers).allSatisfy(answer -> assertThat(Sources.get(answer)).isEqualTo(FIRST));
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void aThousandThreadsThatMeetTheSameDeadTokenCauseOneRequest() {
        CompletableFuture<AccessToken> first = tokens.getAsync();
        transport.next().answer(token(FIRST));
        assertThat(first).isCompletedWithValue(FIRST);

        List<CompletableFuture<AccessToken>> answers = atOnce(1_000, () -> {
            tokens.invalidate(FIRST);
            return tokens.get();
        });
        transport.next().answer(token(SECOND));

        assertThat(answers).allSatisfy(answer -> assertThat(Sources.get(answer)).isEqualTo(SECOND));
        assertThat(transport.all()).hasSize(2);
    }

    /** The clock is what each of them looks at between seeing the old token and asking for a new one. */
    @Test
    void threadsThatFindTheSameTokenOldAtTheSameMomentCauseOneRequest() {
        int threads = 8;
        var meeting = new CyclicBarrier(threads);
        var looks = new AtomicInteger();
        TransientTokens aging = TransientTokens.from(server, () -> {
            if (looks.incrementAndGet() > threads) { // At the new one.
                return Asking.NOW;
            }
            meet(meeting);
            return Asking.NOW.plus(TransientToken.LONGEST_LIFE);
        });
        CompletableFuture<AccessToken> first = aging.getAsync();
        transport.next().answer(token(FIRST));
        assertThat(first).isCompletedWithValue(FIRST);

        List<CompletableFuture<AccessToken>> answers = atOnce(threads, aging::get);
        transport.next().answer(token(SECOND));

        assertThat(answers).allSatisfy(answer -> assertThat(Sources.get(answer)).isEqualTo(SECOND));
        assertThat(transport.all()).hasSize(2);
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the others did not come", failure);
        }
    }

    /** All threads are let go at the same moment. */
    static <T> List<CompletableFuture<T>> atOnce(int threads, Supplier<T> does) {
        var ready = new CountDownLatch(threads);
        List<CompletableFuture<T>> answers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            var answer = new CompletableFuture<T>();
            answers.add(answer);
            Thread thread = new Thread(() -> {
                ready.countDown();
                try {
                    ready.await();
                    answer.complete(does.get());
                } catch (Throwable failure) {
                    answer.completeExceptionally(failure);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return answers;
    }
}
