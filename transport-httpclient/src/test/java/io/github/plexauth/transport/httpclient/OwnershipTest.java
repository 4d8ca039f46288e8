package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.plexauth.contract.Mode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who closes the client, and what a builder refuses. */
class OwnershipTest {

    private final CloseableHttpClient client = mock(CloseableHttpClient.class);

    @Test
    void aClientThatWasHandedInIsNeverClosed() {
        ApacheHttpTransport.using(client).close();

        verifyNoInteractions(client);
    }

    @Test
    void anOwnClientIsClosedExactlyOnce() {
        var transport = new ApacheHttpTransport(client, true, null);

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
    void aUserNameHasNoColon() {
        assertRefused("user", () -> ApacheHttpTransport.builder().proxyCredentials("some:one", new char[0]));
    }

    @Test
    void nullIsRefusedByName() {
        assertNullRefused("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(null));
        assertNullRefused("proxy", () -> ApacheHttpTransport.builder().proxy(null));
        assertNullRefused("sslContext", () -> ApacheHttpTransport.builder().sslContext(null));
        assertNullRefused("client", () -> ApacheHttpTransport.using(null));
    }

    private static void assertNullRefused(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    private static void assertRefused(String parameter, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(parameter + " ");
    }
}
