package io.github.plexauth.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what HAProxy does differently from nginx. */
@Tag("proxy")
@Timeout(60)
@ParameterizedClass
@EnumSource(TransportMode.class)
class HaproxyTest extends ProxyFixture {

    private static ProxyProcess haproxy;

    @BeforeAll
    static void start() throws Exception {
        haproxy = ProxyProcess.haproxy(Map.of("PLEX", plexPort()));
    }

    @AfterAll
    static void stop() throws IOException {
        haproxy.close();
    }

    private ServerAuthentication at(String path) {
        return through("https://" + haproxy.at("TLS") + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS", "SERVERCLOSE", "CLOSING"})
    void callsSucceedWhetherTheProxyKeepsConnectionsOrNot(String listener) {
        ServerAuthentication plex = through("https://" + haproxy.at(listener));
        for (int call = 0; call < 20; call++) {
            assertBothSucceed(plex);
        }
    }

    @Test
    void keptConnectionsThatTheProxyClosesDoNotFailACall() throws InterruptedException {
        assertNoCallFailsWhenTheProxyClosesItsConnection(through("https://" + haproxy.at("IMPATIENT")));
    }

    @Test
    void aServerThatIsDownIsA503OfTheProxy() {
        PlexStatusException failure = statusException(503, at("/down"));

        assertThat(failure).hasMessage("GET https://" + haproxy.at("TLS") + "/down/security/token: 503. " + IN_FRONT
                + "The server behind it may not be available. Check that it is running, and try again later. If the"
                + " server itself responded: the server is starting, in maintenance or overloaded. Try again later.");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aServerThatIsSlowIsA504OfTheProxy() {
        server.delay(Duration.ofSeconds(5));

        assertThat(statusException(504, at("/slow"))).hasMessageEndingWith("Check that the server is running.");
    }

    @ParameterizedTest
    @CsvSource({"/denied, 401", "/limited, 429"})
    void anErrorOfTheProxySaysThatItMayComeFromAProxy(String path, int status) {
        assertThat(statusException(status, at(path))).hasMessageContaining(": " + status + ". " + IN_FRONT);
    }

    @Test
    void anErrorOfTheServerDoesNotMentionAProxy() {
        assertThat(statusException(401, through("https://" + haproxy.at("TLS"), "another-token", transport())))
                .hasMessageNotContaining("X-Plex-Protocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUTUAL", "MUTUAL12"})
    void aMissingClientCertificateIsNamed(String listener) {
        assertThat(failure(PlexTransportException.class, through("https://" + haproxy.at(listener))))
                .hasMessageContaining("requires a client certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUTUAL", "MUTUAL12"})
    void theClientCertificateOfTheContextIsSent(String listener) throws Exception {
        try (HttpTransport withCertificate = mode.open(Certificates.withClientCertificate())) {
            assertBothSucceed(through("https://" + haproxy.at(listener), server.token(), withCertificate));
        }
    }
}
