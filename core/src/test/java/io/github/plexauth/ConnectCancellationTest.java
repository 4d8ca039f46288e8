package io.github.plexauth;

import static io.github.plexauth.TestSource.LOCAL;
import static io.github.plexauth.TestSource.RELAY;
import static io.github.plexauth.TestSource.REMOTE;
import static io.github.plexauth.TestSource.information;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PendingTransport.Sent;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ServerConnection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How an application ends the search for a connection. */
class ConnectCancellationTest {

    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = TestApplication.builder(transport).build();

    static Stream<Arguments> ends() {
        return Stream.<Consumer<CompletableFuture<ServerConnection>>>of(
                        found -> found.cancel(true),
                        found -> found.completeExceptionally(new IOException("enough")),
                        found -> found.complete(null),
                        found -> found.orTimeout(1, TimeUnit.MILLISECONDS))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void completingTheFutureEndsAllRequests(Consumer<CompletableFuture<ServerConnection>> end) {
        CompletableFuture<ServerConnection> found = connect(LOCAL, REMOTE, RELAY);
        Sent first = transport.next("local.test");
        Sent second = transport.next("remote.test");

        end.accept(found);

        first.assertEnded();
        second.assertEnded();
    }

    @Test
    void noCandidateStartsAfterTheFutureIsCancelled() {
        CompletableFuture<ServerConnection> cancelled = connect(LOCAL, REMOTE);
        Sent first = transport.next("local.test");
        cancelled.cancel(true);
        first.assertEnded();

        // The stagger of a second search ends after the one of the first search would have ended.
        connect(LOCAL, RELAY);

        transport.next("local.test");
        transport.next("relay.test");
        assertThat(transport.all()).extracting(Sent::host).containsExactly("local.test", "local.test", "relay.test");
    }

    @Test
    void anInterruptEndsAllRequestsAndKeepsTheInterruptFlag() throws InterruptedException {
        var failure = new CompletableFuture<Throwable>();
        var flag = new CompletableFuture<Boolean>();
        Thread waiting = new Thread(() -> {
            try {
                plexAuth.connect(information(LOCAL, REMOTE));
            } catch (RuntimeException interrupted) {
                failure.complete(interrupted);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        Sent first = transport.next("local.test");
        Sent second = transport.next("remote.test");

        waiting.interrupt();

        waiting.join(10_000);
        assertThat(failure.join()).hasMessageContaining("interrupted").hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.join()).isTrue();
        first.assertEnded();
        second.assertEnded();
    }

    private CompletableFuture<ServerConnection> connect(Connection... connections) {
        return plexAuth.connectAsync(information(connections));
    }
}
