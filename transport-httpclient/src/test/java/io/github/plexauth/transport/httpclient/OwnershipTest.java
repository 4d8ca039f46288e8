package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who owns what, what a builder refuses, and what is left after close(). */
class OwnershipTest {

    private final CloseableHttpClient client = mock(CloseableHttpClient.class);

    @Test
    void aClientThatWasHandedInIsNeverClosed() {
        ApacheHttpTransport.using(client).close();

        verifyNoInteractions(client);
    }

    @Test
    void anOwnClientIsClosedExactlyOnce() {
        var transport = new ApacheHttpTransport(client, true);

        transport.close();
        transport.close();
        transport.close();

        verify(client, times(1)).close(CloseMode.IMMEDIATE);
        verifyNoMoreInteractions(client);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedTransportDoesNotAskTheClientAnyMore(Mode mode) {
        var transport = ApacheHttpTransport.using(client);
        transport.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> mode.send(transport, Requests.get(URI.create("http://127.0.0.1:1/"))))
                .withMessage("the transport is closed");
        verifyNoInteractions(client);
    }

    @ParameterizedTest
    @EnumSource
    void whateverAClientThrowsIsAnIoFailureThatQuotesNothing(Mode mode) throws Exception {
        when(client.executeOpen(any(), any(), any())).thenThrow(new IllegalArgumentException("a token"));
        try (var transport = ApacheHttpTransport.using(client)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> mode.send(transport, Requests.get(URI.create("http://127.0.0.1:1/"))))
                    .withMessageContaining("IllegalArgumentException")
                    .withMessageNotContaining("token")
                    .withNoCause();
        }
    }

    @Test
    void noThreadIsLeftAfterClosing() throws Exception {
        Set<Thread> others = ourThreads();
        Set<Thread> threads;
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = ApacheHttpTransport.create()) {
            assertThat(ourThreads()).isEqualTo(others);
            for (Mode mode : Mode.values()) {
                mode.send(transport, Requests.get(server.uri("/")));
            }
            threads = ourThreads();
            threads.removeAll(others);
            assertThat(threads)
                    .allMatch(Thread::isDaemon)
                    .extracting(Thread::getName)
                    .containsExactlyInAnyOrder("plexauth-httpclient-watchdog", "plexauth-httpclient-worker");
        }
        for (Thread thread : threads) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static Set<Thread> ourThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("plexauth-"));
        return threads;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aConnectTimeoutIsPositive(Duration refused) {
        assertRefused("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(refused));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void maxConnectionsIsPositive(int refused) {
        assertRefused("maxConnections", () -> ApacheHttpTransport.builder().maxConnections(refused));
    }

    @Test
    void nullIsRefusedByName() {
        assertRefused("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(null));
        assertRefused("proxy", () -> ApacheHttpTransport.builder().proxy(null));
        assertRefused("sslContext", () -> ApacheHttpTransport.builder().sslContext(null));
        assertRefused("client", () -> ApacheHttpTransport.using(null));
    }

    private static void assertRefused(String parameter, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(parameter + " ");
    }
}
