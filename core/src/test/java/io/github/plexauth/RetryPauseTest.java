package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The pause between two attempts. */
class RetryPauseTest {

    private final PendingTransport transport = new PendingTransport();

    @Test
    void anInterruptInThePauseEndsTheCallAndKeepsTheInterruptFlag() throws InterruptedException {
        ServerAuthentication server = server(Duration.ofHours(1));
        var failure = new CompletableFuture<Throwable>();
        var flag = new CompletableFuture<Boolean>();
        Thread waiting = new Thread(() -> {
            try {
                server.getTransientToken();
            } catch (RuntimeException interrupted) {
                failure.complete(interrupted);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        transport.next().respond(Responses.plexPage(503, ""));

        waiting.interrupt(); // The thread is in the pause or about to start it.
        waiting.join(10_000);

        assertThat(failure.join())
                .isInstanceOf(PlexTransportException.class)
                .hasMessageContaining("interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.join()).isTrue();
        assertThat(transport.all()).hasSize(1);
    }

    @Test
    void completingTheFutureInThePauseEndsTheCall() {
        ServerAuthentication server = server(Duration.ofMillis(20));
        CompletableFuture<TransientToken> ended = server.getTransientTokenAsync();
        transport.next().respond(Responses.plexPage(503, ""));

        ended.cancel(true);

        // The pause of another call ends later, so the pause of the first call has ended by then.
        CompletableFuture<TransientToken> later = server.getTransientTokenAsync();
        transport.next().respond(Responses.plexPage(503, ""));
        transport.next().respond(Responses.token());
        assertThat(later).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(transport.all()).hasSize(3);
    }

    @Test
    void completingTheFutureInTheSecondAttemptEndsItsRequest() {
        CompletableFuture<TransientToken> future = server(Duration.ofMillis(1)).getTransientTokenAsync();
        transport.next().respond(Responses.plexPage(503, ""));
        Sent second = transport.next();

        future.cancel(true);

        second.assertEnded();
    }

    @Test
    void asynchronousPausesDoNotBlockThreads() {
        ServerAuthentication server = server(Duration.ofHours(1));
        List<CompletableFuture<TransientToken>> paused = new ArrayList<>();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        PrintStream log = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream())); // Each pause logs one line.
        try {
            for (int i = 0; i < 200; i++) {
                paused.add(server.getTransientTokenAsync());
                transport.next().respond(Responses.plexPage(503, ""));
            }
        } finally {
            System.setErr(log);
        }

        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !before.contains(thread))
                .as("threads for 200 pauses")
                .hasSizeLessThan(20);
        paused.forEach(future -> future.cancel(true));
        assertThat(transport.all()).hasSize(200);
    }

    @Test
    void anErrorInALaterAttemptFailsTheCall() {
        var attempts = new ArrayList<String>();
        ServerAuthentication server = TestApplication.builder(new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) {
                throw new AssertionError("the call is asynchronous");
            }

            @Override
            public CompletableFuture<TransportResponse> sendAsync(
                    TransportRequest request) {
                attempts.add(request.method());
                if (attempts.size() == 1) {
                    return CompletableFuture.completedFuture(Responses.plexPage(503, ""));
                }
                throw new NoClassDefFoundError("a broken class path");
            }
        }).retries(policy(Duration.ZERO)).build().server(TestApplication.BASE_URI, TestApplication.TOKEN);

        assertThatThrownBy(() -> server.getTransientTokenAsync().get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    private ServerAuthentication server(Duration pause) {
        return TestApplication.builder(transport)
                .timeout(Duration.ofHours(2))
                .retries(policy(pause))
                .build()
                .server(TestApplication.BASE_URI, TestApplication.TOKEN);
    }

    private static RetryPolicy policy(Duration pause) {
        return RetryPolicy.upTo(3).withPauses(pause, pause);
    }
}
