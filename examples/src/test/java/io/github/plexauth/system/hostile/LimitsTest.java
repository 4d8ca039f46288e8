package io.github.plexauth.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.system.TransportMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The application's own timeout and size limit reach the connection. That a transport keeps them, whatever the server
 * does, is asserted in the contract of the transports.
 */
class LimitsTest {

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration MEDIAN = DEADLINE.plusMillis(500);
    private static final Duration LATEST = Duration.ofSeconds(2);
    private static final int CALLS = 5;

    @ParameterizedTest
    @EnumSource
    void callsWithoutAnAnswerEndTogetherAtTheirDeadline(TransportMode mode) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        try (var responding = ScriptedServer.start(ScriptedServer.always(RawResponses.ok(RawResponses.RIGHT)));
                var silent = ScriptedServer.start(ScriptedConnection::awaitEnd);
                var application = new Application(mode)) {
            application.ask(responding.uri("/")); // The first call of a JVM loads classes for longer than the deadline.

            Callable<Duration> call = () -> timeUntilTheDeadline(application, silent.uri("/"));
            List<Duration> times = new ArrayList<>();
            for (Future<Duration> time : callers.invokeAll(Collections.nCopies(CALLS, call))) {
                times.add(time.get());
            }
            Collections.sort(times);

            assertThat(times.get(0)).isGreaterThanOrEqualTo(DEADLINE.minusMillis(1));
            assertThat(times.get(CALLS / 2)).isLessThan(MEDIAN);
            assertThat(times.get(CALLS - 1)).isLessThan(LATEST);
            assertThat(silent.connections()).hasSize(CALLS);
            for (ScriptedConnection connection : silent.connections()) {
                assertThat(connection.wasClosedByClient(5_000)).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static Duration timeUntilTheDeadline(Application application, URI uri) {
        long start = System.nanoTime();
        PlexException failure = application.failure(uri, DEADLINE);
        Duration time = Duration.ofNanos(System.nanoTime() - start);

        assertThat(failure)
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .hasMessageContaining("no complete answer within 300 ms");
        return time;
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOverTheDefaultLimitIsRefused(TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\n\r\n");
                    connection.writeForEver(" ".repeat(10_000), 0);
                });
                var application = new Application(mode)) {
            assertThat(application.failure(server.uri("/")))
                    .isInstanceOf(PlexInvalidResponseException.class)
                    .hasMessageContaining("larger than 1048576 bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOverTheLimitIsTypedByItsStatus(TransportMode mode) throws Exception {
        for (String head : List.of(
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 100000000\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n")) {
            try (var server = ScriptedServer.start(connection -> {
                        connection.readRequest();
                        connection.write(head);
                        connection.writeForEver(" ".repeat(10_000), 0);
                    });
                    var application = new Application(mode)) {
                assertThat(application.failure(server.uri("/"))).isInstanceOf(PlexUnauthorizedException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAboutAPinThatDripsOrNeverEndsHoldsNeitherTheWaitNorTheCheck(TransportMode mode) throws Exception {
        Pin pin = new Pin("1", "c", "hostile", URI.create("https://a.test"), Optional.empty(),
                Instant.now().plusSeconds(99));
        for (int pause : new int[] {0, 20}) {
            try (var server = ScriptedServer.start(connection -> {
                        connection.readRequest();
                        connection.write("HTTP/1.1 200 OK\r\n\r\n{\"id\":1,\"authToken\":\"");
                        connection.writeForEver("x".repeat(pause == 0 ? 10_000 : 1), pause);
                    });
                    var application = new Application(mode)) {
                AccountAuthentication account = application.account(server.uri("/"));

                PlexException failure = Application.checked(catchThrowable(() -> mode.call(
                        () -> account.awaitToken(pin, DEADLINE), () -> account.awaitTokenAsync(pin, DEADLINE))));

                assertThat(failure)
                        .isExactlyInstanceOf(PlexTimeoutException.class)
                        .hasMessageStartingWith("no person confirmed the PIN within 300 ms.")
                        .hasMessageNotContaining("xxx");
            }
        }
    }

    /** Some proxies compress an answer whose request does not say that it must not be compressed. */
    @ParameterizedTest
    @EnumSource
    void aRequestSaysThatItsAnswerMustNotBeCompressedAndWhoSendsIt(TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(RawResponses.ok(RawResponses.RIGHT)));
                var application = new Application(mode)) {
            application.ask(server.uri("/"));

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Accept-Encoding")).containsExactly("identity");
                assertThat(request.header("User-Agent")).singleElement().asString().endsWith("plexauth/0.1.0");
            });
        }
    }
}
