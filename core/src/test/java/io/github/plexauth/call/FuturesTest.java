package io.github.plexauth.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FuturesTest {

    @Test
    void aWrapperWithoutACauseIsTheFailure() {
        var bare = new CompletionException("bare", null);

        assertThat(Futures.unwrap(bare)).isSameAs(bare);
        assertThat(Futures.unwrap(new CompletionException(bare))).isSameAs(bare);
    }

    @Test
    void aSecondOperationThatThrowsFailsTheResult() {
        var thrown = new IllegalStateException("no next step");

        CompletableFuture<String> result = Futures.then(CompletableFuture.completedFuture("first"), first -> {
            throw thrown;
        });

        assertThat(result).isCompletedExceptionally();
        assertThat(result.handle((value, failure) -> failure).join()).isSameAs(thrown);
    }
}
