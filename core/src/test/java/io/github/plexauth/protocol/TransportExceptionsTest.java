package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exception for each failure of a transport, and the advice in its message. */
class TransportExceptionsTest {

    /** The timeout of the whole call. A transport gets the part of it that is left. */
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);

    private static final TransportRequest REQUEST = new TransportRequest(
            "GET", URI.create("https://pms.test:32400/security/token?type=secret"), Map.of(), new byte[0],
            Duration.ofSeconds(1), 9);

    private static final TransportExceptions EXCEPTIONS = exceptions(REQUEST);

    private static final String INCOMPLETE = "the connection failed before the answer was complete ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct | The name holds the address 192.168.1.5, but the"
                + " transport or a proxy looked the name up",
        "192-168-1-5.93b1.Plex.Direct | it has not the form <address>.<32 hexadecimal digits>.plex.direct"
    })
    void aPlexDirectNameThatWasNotFoundIsExplainedByItsForm(String host, String advice) {
        TransportRequest request = new TransportRequest(
                "GET", URI.create("https://" + host + ":32400/"), Map.of(), new byte[0], Duration.ofSeconds(1), 9);

        assertThat(exceptions(request).of(new UnknownHostException(host)))
                .hasMessageContaining(advice)
                .hasMessageContaining("DNS rebinding protection of the network may block")
                .hasMessageContaining("allow plex.direct in the router");
    }

    static Stream<Arguments> connectionFailures() {
        var wrappedName = new ConnectException();
        wrappedName.initCause(new UnresolvedAddressException());
        return Stream.of(
                arguments(new UnknownHostException("pms.test: Name or service not known"),
                        "the host name was not found"),
                arguments(wrappedName, "the host name was not found. Check the name."),
                arguments(new IOException("x", new UnknownHostException("pms.test")),
                        "the host name was not found. Check the name."),
                arguments(new SocketTimeoutException("Connect timed out"),
                        "the connection was not established in time"),
                arguments(new IOException(new SocketTimeoutException("connect")), "whether a firewall blocks them."
                        + " If http works there, the port does not support https."),
                arguments(new ConnectException("Connection refused"), "Check that the server is running"),
                arguments(new ConnectException(), "the connection was refused, or there is no route to the host"),
                arguments(new NoRouteToHostException("No route to host"), "there is no route to the host"),
                arguments(new SocketException("Connection reset"), INCOMPLETE + "(Connection reset). Try again"),
                arguments(new IOException("the connection broke"), INCOMPLETE + "(the connection broke)"),
                arguments(new EOFException(), INCOMPLETE + "(java.io.EOFException)"),
                arguments(new ClosedChannelException(), INCOMPLETE + "(java.nio.channels.ClosedChannelException)"),
                arguments(new IOException("a", new IOException("b")),
                        "something other than a Plex server is answering"));
    }

    @ParameterizedTest
    @MethodSource("connectionFailures")
    void aFailedConnectionIsRetryable(IOException failure, String text) {
        PlexException exception = EXCEPTIONS.of(failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageStartingWith("GET https://pms.test:32400/security/token: ")
                .hasMessageContaining(text)
                .hasMessageNotContainingAny("secret", "null");
        assertThat(exception.retryable()).isTrue();
    }

    @Test
    void onlyANameMayHaveSeveralAddresses() {
        var address = new TransportRequest(
                "GET", URI.create("http://192.168.1.5:32400/"), Map.of(), new byte[0], Duration.ofSeconds(1), 9);

        assertThat(exceptions(address).of(new ConnectException())).hasMessageEndingWith("at this address and port.");
        assertThat(EXCEPTIONS.of(new ConnectException())).hasMessageContaining("If the name has several addresses");
    }

    /** The TLS alert is lost if the client still writes when the server has closed the connection. */
    @Test
    void theAdviceForABrokenConnectionDependsOnTheScheme() {
        var broken = new SocketException("Broken pipe");
        var plain = new TransportRequest(
                "GET", URI.create("http://pms.test:32400/"), Map.of(), new byte[0], Duration.ofSeconds(1), 9);

        assertThat(EXCEPTIONS.of(broken))
                .hasMessageEndingWith("or the server requires a client certificate, which the transport's"
                        + " SSLContext must have.");
        assertThat(exceptions(plain).of(broken))
                .hasMessageEndingWith(", or the port requires https.");
    }

    static Stream<Arguments> tlsFailures() {
        // The JDK nests them like this: handshake, validator (a CertificateException), path validator or builder.
        var expired = new CertPathValidatorException("validity check failed",
                new CertificateExpiredException("NotAfter"));
        var untrusted = new CertPathBuilderException("unable to find valid certification path to requested target");
        String wrongName = "No subject alternative names matching IP address 192.168.1.10 found";
        return Stream.of(
                arguments(handshake("PKIX path validation failed", new CertificateException(expired)),
                        "not valid at this time"),
                arguments(handshake("NotBefore", new CertificateNotYetValidException("NotBefore")),
                        "Check the clock of this machine"),
                arguments(handshake("PKIX path building failed", new CertificateException(untrusted)),
                        "not signed by an authority that this Java runtime trusts. Use the server's plex.direct name"),
                arguments(handshake("PKIX path validation failed",
                        new CertPathValidatorException("signature check failed")),
                        "give the transport an SSLContext that trusts it"),
                arguments(handshake("No subject alternative names present",
                        new CertificateException("No subject alternative names present")), "is for another name"),
                arguments(handshake(wrongName, new CertificateException(wrongName)),
                        "Use the server's plex.direct name, which is in the uri of its connection, instead"
                                + " of an address or a LAN name"),
                arguments(new SSLPeerUnverifiedException("Certificate doesn't match any of the names"),
                        "is for another name"),
                arguments(new IOException("wrapped", handshake("x", new CertificateException("x"))),
                        "is for another name"),
                arguments(new SSLHandshakeException("Received fatal alert: protocol_version"),
                        "no TLS connection could be established (Received fatal alert: protocol_version)"),
                arguments(new SSLHandshakeException("Received fatal alert: certificate_required"),
                        "if it requires a client certificate, that the transport's SSLContext has one"),
                arguments(new SSLException("Unsupported or unrecognized SSL message"),
                        "Check that the port supports https"),
                arguments(new SSLProtocolException(null), "established (javax.net.ssl.SSLProtocolException)"));
    }

    @ParameterizedTest
    @MethodSource("tlsFailures")
    void aTlsFailureIsNotRetryable(IOException failure, String text) {
        PlexException exception = EXCEPTIONS.of(failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageStartingWith("GET https://pms.test:32400/security/token: ")
                .hasMessageContaining(text)
                .hasMessageNotContainingAny("type=", "null");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void aTimeoutIsAPlexTimeoutException() {
        var failure = new TransportTimeoutException(Duration.ofMillis(1_499));

        PlexException exception = EXCEPTIONS.of(failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .isInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageContaining("/security/token: no complete answer within 1500 ms. The server is slow, asleep"
                        + " or not reachable. Try again, or allow more time.");
        assertThat(exception.retryable()).isTrue();
    }

    @Test
    void aTimeoutWhileTheCallWaitsForAConnectionDoesNotBlameTheServer() {
        var failure = new TransportTimeoutException(Duration.ofMillis(1_499), "no connection to the server became free");

        assertThat(EXCEPTIONS.of(failure))
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .hasMessageEndingWith("/security/token: no connection to the server became free within 1500 ms."
                        + " Try again, or allow more time.");
    }

    @Test
    void aResponseThatIsTooLargeIsAnInvalidResponse() {
        PlexException exception = EXCEPTIONS.of(new ResponseTooLargeException(1_024));

        assertThat(exception)
                .isExactlyInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("larger than 1024 bytes")
                .hasMessageContaining("increase maxResponseBytes");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void aClosedTransportIsNotRetryable() {
        var failure = new TransportClosedException();

        PlexException exception = EXCEPTIONS.of(failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageContaining("/security/token: the transport is closed. Close it after the last call, or"
                        + " create another.");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void anInterruptIsNotRetryable() {
        var failure = new InterruptedException();

        PlexTransportException exception = EXCEPTIONS.interrupted(failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageContaining("the calling thread was interrupted");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void aCycleOfCausesIsHandled() {
        var first = new IOException("first");
        first.initCause(new IOException("second", first));

        assertThat(EXCEPTIONS.of(first)).hasMessageContaining("(first)");
    }

    @Test
    void aConnectTimeoutOverHttpHasNoAdviceAboutHttps() {
        var plain = new TransportRequest(
                "GET", URI.create("http://pms.test:32400/"), Map.of(), new byte[0], Duration.ofSeconds(1), 9);

        assertThat(exceptions(plain).of(new SocketTimeoutException("connect")))
                .hasMessageEndingWith("whether a firewall blocks them.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            407 | false | give them to the transport, as proxyCredentials of its builder
            407 | false | -Djdk.http.auth.tunneling.disabledSchemes=
            403 | false | Ask the operator of the proxy
            502 | true  | The proxy cannot reach the server
            503 | true  | and try again
            504 | true  | The proxy cannot reach the server
            """)
    void aProxyThatRefusesATunnelIsNamedWithItsStatusAndWhatToDo(int status, boolean retryable, String advice) {
        PlexException exception = EXCEPTIONS.of(new ProxyRefusedException("proxy.test:3128", status));

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasMessageStartingWith("GET https://pms.test:32400/security/token: the proxy proxy.test:3128 refused"
                        + " the tunnel to the server with status " + status + ". ")
                .hasMessageContaining(advice)
                .hasMessageEndingWith("or build the transport with noProxy().");
        assertThat(exception.retryable()).isEqualTo(retryable);
    }

    private static TransportExceptions exceptions(TransportRequest request) {
        return new TransportExceptions(Service.MEDIA_SERVER, request, new Redactor(Optional.empty()), TIMEOUT);
    }

    private static SSLHandshakeException handshake(String message, Exception cause) {
        var failure = new SSLHandshakeException(message);
        failure.initCause(cause);
        return failure;
    }
}
