package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a transport with a configurable {@link SSLContext} promises over TLS, with an authority that only the context of
 * this suite trusts.
 *
 * <p>Extend it and create your transport in {@link #createTransport(SSLContext)} and {@link #createDefaultTransport()}.
 */
public abstract class TransportTlsContract extends TransportPlexDirectContract {

    private static final Duration DEADLINE = Duration.ofMillis(250);

    private static SSLContext addressAndName;
    private static SSLContext addressOnly;

    @BeforeAll
    static void makeCertificates() throws Exception {
        addressAndName = certificates.signed("both", "-ext", "SAN=ip:127.0.0.1,dns:localhost");
        addressOnly = certificates.signed("address", "-ext", "SAN=ip:127.0.0.1");
    }

    /**
     * Creates the transport under test with a context.
     *
     * @param context the context that decides which servers are trusted
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createTransport(SSLContext context);

    /**
     * Creates the transport under test with its defaults.
     *
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createDefaultTransport();

    @Override
    protected final HttpTransport createTransport() {
        return createTransport(trust);
    }

    @ParameterizedTest
    @EnumSource
    final void theGivenContextIsUsedAndConnectionsAreKept(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressAndName, ScriptedServer.always(ScriptedServer.ok("{}")))) {
            for (int call = 0; call < 20; call++) {
                assertThat(mode.send(transport, get(server.uri("/"))).status()).isEqualTo(200);
            }
            assertThat(server.connections()).hasSize(1);
            assertThat(mode.send(transport, get(atLocalhost(server))).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theDefaultContextDoesNotTrustTheCertificate(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressAndName, ScriptedServer.always(ScriptedServer.ok("{}")));
                var stranger = createDefaultTransport()) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(stranger, get(server.uri("/"))));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theNameInTheCertificateIsChecked(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressOnly, ScriptedServer.always(ScriptedServer.ok("{}")))) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> mode.send(transport, get(atLocalhost(server))));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static URI atLocalhost(ScriptedServer server) {
        return URI.create("https://localhost:" + server.uri("/").getPort() + "/");
    }

    @ParameterizedTest
    @EnumSource
    final void aConnectionThatTheServerClosedMeanwhileDoesNoHarm(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressOnly, connection -> {
            connection.readRequest();
            connection.write(ScriptedServer.ok("{}"));
        })) {
            for (int call = 0; call < 5; call++) {
                assertThat(mode.send(transport, get(server.uri("/"))).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theDeadlineEndsAHandshakeThatStalls(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedConnection::awaitEnd)) {
            assertTimesOut(server, mode, URI.create("https://127.0.0.1:" + server.uri("/").getPort() + "/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theDeadlineEndsABodyThatStalls(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressOnly, TransportTlsContract::stallAfterTheHead)) {
            assertTimesOut(server, mode, server.uri("/"));
        }
    }

    private static void stallAfterTheHead(ScriptedConnection connection) throws Exception {
        connection.readRequest();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        connection.awaitEnd();
    }

    private void assertTimesOut(ScriptedServer server, Mode mode, URI uri) throws Exception {
        long start = System.nanoTime();
        assertThatExceptionOfType(TransportTimeoutException.class)
                .isThrownBy(() -> mode.send(transport, get(uri, DEADLINE)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, Duration.ofSeconds(3));
        assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
    }

    @Test
    final void anInterruptEndsTheCallAndItsConnection() throws Exception {
        var accepted = new CountDownLatch(1);
        try (var server = ScriptedServer.startTls(addressOnly, connection -> {
            accepted.countDown();
            stallAfterTheHead(connection);
        })) {
            var outcome = new CompletableFuture<Void>();
            Thread caller = new Thread(() -> {
                try {
                    transport.send(get(server.uri("/")));
                } catch (Throwable failure) {
                    outcome.completeExceptionally(failure);
                }
            });
            caller.start();
            accepted.await();
            assertThat(server.connections().get(0).hasStalled(10_000)).isTrue();
            caller.interrupt();
            caller.join(1_000);

            assertThat(outcome).failsWithin(Duration.ZERO).withThrowableThat()
                    .withCauseInstanceOf(InterruptedException.class);
            assertThat(server.connections().get(0).wasClosedByClient(5_000)).isTrue();
        }
    }
}
