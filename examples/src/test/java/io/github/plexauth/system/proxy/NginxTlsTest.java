package io.github.plexauth.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests TLS with a peer that does not use the TLS implementation of the JDK. */
@Tag("proxy")
@Timeout(60)
@ParameterizedClass
@EnumSource(TransportMode.class)
class NginxTlsTest extends ProxyFixture {

    private static final String NOT_ACCEPTED = "It does not accept the request. Check that the base URI starts with"
            + " https if the port requires it, and whether a client certificate is required.";

    private static ProxyProcess nginx;

    @BeforeAll
    static void start() throws Exception {
        nginx = ProxyProcess.nginx(Map.of("PLEX", plexPort(), "BROKEN", "1", "IPV6", hasIpv6() ? "" : "#"));
    }

    @AfterAll
    static void stop() throws IOException {
        nginx.close();
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS12", "TLS13"})
    void bothCurrentVersionsOfTlsWork(String listener) {
        assertBothSucceed(through("https://" + nginx.at(listener)));
    }

    @Test
    void theIpv6LoopbackAddressWorks() {
        assumeTrue(hasIpv6(), "this machine has no ::1");

        assertBothSucceed(through("https://[::1]:" + nginx.port("TLS") + "/plex"));
    }

    @Test
    void aPrivateCertificateAuthorityIsNotTrustedUnlessTheTransportHasAContextForIt() throws Exception {
        try (HttpTransport stranger = mode.open(SSLContext.getDefault())) {
            assertNotRetryable(through("https://" + nginx.at("TLS"), server.token(), stranger),
                    "the server's certificate is not signed by an authority that this Java runtime trusts. Use the"
                            + " server's plex.direct name. For a certificate authority of your own, give the transport"
                            + " an SSLContext that trusts it.");
        }
    }

    @Test
    void aCertificateForAnotherNameIsExplained() {
        assertNotRetryable(through("https://" + nginx.at("OTHERNAME")),
                "the server's certificate is for another name. Use the server's plex.direct name, which is in the uri of"
                        + " its connection, instead of an address or a LAN name.");
    }

    @Test
    void httpsToAnHttpPortIsExplained() {
        assertThat(failure(PlexTransportException.class, through("https://" + nginx.at("PLAIN"))))
                .hasMessageContaining("no TLS connection could be established")
                .hasMessageContaining("Check that the port supports https");
    }

    @Test
    void httpToAnHttpsPortIsA400OfTheProxy() {
        PlexStatusException failure = statusException(400, through("http://" + nginx.at("TLS")));

        assertThat(failure).hasMessageContaining(IN_FRONT + NOT_ACCEPTED);
        assertThat(failure.title()).contains("400 The plain HTTP request was sent to HTTPS port");
    }

    @Test
    void aMissingClientCertificateIsA400OfTheProxy() {
        PlexStatusException failure = statusException(400, through("https://" + nginx.at("MUTUAL")));

        assertThat(failure).hasMessageContaining(IN_FRONT + NOT_ACCEPTED);
        assertThat(failure.title()).contains("400 No required SSL certificate was sent");
    }

    @Test
    void theClientCertificateOfTheContextIsSent() throws Exception {
        try (HttpTransport withCertificate = mode.open(Certificates.withClientCertificate())) {
            assertBothSucceed(through("https://" + nginx.at("MUTUAL"), server.token(), withCertificate));
        }
    }

    private void assertNotRetryable(ServerAuthentication plex, String advice) {
        PlexTransportException failure = failure(PlexTransportException.class, plex);

        assertThat(failure).hasMessageEndingWith("/security/token: " + advice);
        assertThat(failure.retryable()).isFalse();
    }
}
