package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a client without {@code disableAutomaticRetries()} does. Neither a request nor its context can turn that off, so
 * the Javadoc of {@link ApacheHttpTransport#using} asks the owner of the client to do it.
 */
class StockClientTest {

    private final CloseableHttpClient client = HttpClients.createDefault();

    @Test
    void itRepeatsARequestThatTheServerRefusesForNow() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(unavailable(1)));
                var transport = ApacheHttpTransport.using(client)) {
            assertThat(transport.send(Requests.get(server.uri("/"))).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotPauseLongerThanTheTimeout(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(unavailable(30)));
                var transport = ApacheHttpTransport.using(client)) {
            long start = System.nanoTime();

            assertThatExceptionOfType(TransportTimeoutException.class)
                    .isThrownBy(() -> mode.send(transport, Requests.get(server.uri("/"), Duration.ofMillis(300))));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static String unavailable(int seconds) {
        return "HTTP/1.1 503 Service Unavailable\r\nRetry-After: " + seconds + "\r\nContent-Length: 0\r\n\r\n";
    }

    @AfterEach
    void closeClient() throws IOException {
        client.close();
    }
}
