package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Steps steps = new Steps();

    @Test
    void aStepRunsInTheSelectorThreadWhileNoNameCanBeLookedUp() {
        TransportRequest toAddress = get("http://127.0.0.1:1");
        steps.begin(toAddress);

        assertThat(threadOfAStep()).isSameAs(Thread.currentThread());
        steps.end(toAddress);
    }

    @Test
    void aStepRunsInAnotherThreadWhileARequestToANameIsInFlight() {
        TransportRequest toName = get("http://plex.invalid");
        steps.begin(toName);

        assertThat(threadOfAStep()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);

        steps.end(toName);
        assertThat(threadOfAStep()).isSameAs(Thread.currentThread());
    }

    private Thread threadOfAStep() {
        var thread = new CompletableFuture<Thread>();
        steps.execute(() -> thread.complete(Thread.currentThread()));
        assertThat(thread).succeedsWithin(10, TimeUnit.SECONDS);
        return thread.join();
    }

    private static TransportRequest get(String uri) {
        return new TransportRequest("GET", URI.create(uri), Map.of(), new byte[0], Duration.ofSeconds(10), 1);
    }
}
