package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartsTest {

    private final Starts starts = new Starts();

    @Test
    void aStepRunsWhereItComesUp() {
        List<Thread> threads = new ArrayList<>();

        starts.execute(() -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void theFirstStepOfACallRunsInADaemonThreadAndWhatFollowsItThere() {
        var threads = new CompletableFuture<List<Thread>>();

        starts.start(() -> {
            starts.execute(() -> {
                Thread first = Thread.currentThread();
                starts.execute(() -> threads.complete(List.of(first, Thread.currentThread())));
            });
            return "";
        });

        assertThat(threads).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(threads.join()).doesNotContain(Thread.currentThread()).allMatch(Thread::isDaemon);
        assertThat(threads.join().get(0)).isSameAs(threads.join().get(1));
        starts.close();
    }

    @Test
    void afterAStartThatFailedTheCallersThreadIsAsBefore() {
        assertThatThrownBy(() -> starts.start(() -> {
            throw new IllegalArgumentException("no request");
        })).isInstanceOf(IllegalArgumentException.class);

        aStepRunsWhereItComesUp();
    }

    @Test
    void onceClosedNothingStarts() {
        starts.close();

        assertThatThrownBy(() -> starts.start(() -> {
            starts.execute(() -> {});
            return "";
        })).isInstanceOf(RejectedExecutionException.class);
    }
}
