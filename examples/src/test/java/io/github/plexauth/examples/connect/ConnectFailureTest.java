package io.github.plexauth.examples.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.FAILED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.NOT_TRIED;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.WRONG_SERVER;
import static io.github.plexauth.examples.connect.Network.base;
import static io.github.plexauth.examples.connect.Network.local;
import static io.github.plexauth.examples.connect.Network.relay;
import static io.github.plexauth.examples.connect.Network.remote;
import static io.github.plexauth.examples.connect.Network.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexTransportException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When nothing works, one exception says what happened to each. */
class ConnectFailureTest extends ConnectFixture {

    /** The resolver knows without asking anybody that no name is longer than 255 characters. */
    private static final URI NO_NAME = URI.create("https://" + ("x".repeat(60) + ".").repeat(5) + "plex.direct:32400");

    private static PlexConnectException failure(PlexAuth plexAuth, SourceConnectionInformation source) {
        return catchThrowableOfType(
                PlexConnectException.class, () -> plexAuth.connect(source, PlainHttp.ALLOWED));
    }

    @ParameterizedTest
    @EnumSource
    void theExceptionSaysWhatHappenedToEach(Transport transport) throws Exception {
        URI otherName = URI.create("https://localhost:" + base(network.rightOverTls(tls)).getPort());
        PlexConnectException failure = failure(over(transport, Duration.ofSeconds(3)), source(
                remote(NO_NAME),
                remote(otherName),
                local(base(network.wrong())),
                local(network.refusing()),
                relay(network.blackholed())));

        assertThat(outcomes(failure.attempts())).containsExactly(WRONG_SERVER, FAILED, FAILED, FAILED, FAILED);
        assertThat(failure.getMessage().lines().skip(1).map(line -> line.replaceFirst("\\S+ *", "")))
                .satisfiesExactly(
                        wrong -> assertThat(wrong).contains("(LOCAL): wrong server"),
                        refused -> assertThat(refused).contains("(LOCAL): failed: the connection was refused"),
                        noName -> assertThat(noName).contains("(REMOTE): failed: the host name", "DNS rebinding"),
                        name -> assertThat(name).contains("(REMOTE): failed: ", "certificate is for another name"),
                        dead -> assertThat(dead).contains("(RELAY): failed: no complete answer within"));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.getMessage()).doesNotContain(Network.TOKEN);
        assertThat(network.requestsWithTheToken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theTimeoutEndsTheSearchAndThoseThatHadNoTurnSaySo(Transport transport) throws Exception {
        URI dead = network.blackholed();
        SourceConnectionInformation source = source(IntStream.range(0, 8)
                .mapToObj(number -> remote(dead.resolve("/" + number)))
                .toArray(Connection[]::new));

        long start = System.nanoTime();
        PlexConnectException failure = failure(over(transport, Duration.ofMillis(700)), source);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(outcomes(failure.attempts())).startsWith(FAILED).endsWith(NOT_TRIED);
        assertThat(failure.getMessage()).doesNotContain("Exception", "token");
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheSearchAndItsConnections(Transport transport) throws Exception {
        var silent = network.other(Network::silence);
        var outcome = new AtomicReference<Throwable>();
        Thread caller = new Thread(() -> {
            try {
                connect(transport, local(base(silent)));
            } catch (Throwable failure) {
                outcome.set(failure);
            }
        });
        caller.start();
        while (silent.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join(5_000);

        assertThat(outcome.get()).isInstanceOf(PlexTransportException.class).hasMessageContaining("interrupted");
        assertThat(silent.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }
}
