package io.github.plexauth.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.ResponseTooLargeException;
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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exception an application gets for a failure, and what it advises. */
class TransportExceptionsTest {

    /** What the whole call was allowed; a transport gets what is left of it. */
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);

    private static final TransportRequest REQUEST = new TransportRequest(
            "GET", URI.create("https://pms.test:32400/security/token?type=secret"), Map.of(), new byte[0],
            Duration.ofSeconds(1), 9);

    static Stream<Arguments> connectionFailures() {
        var wrappedName = new ConnectException();
        wrappedName.initCause(new UnresolvedAddressException());
        return Stream.of(
                arguments(new UnknownHostException("pms.test: Name or service not known"),
                        "the host name was not found"),
                arguments(wrappedName, "DNS rebinding protection"),
                arguments(new IOException("x", new UnknownHostException("pms.test")),
                        "allow plex.direct in the router"),
                arguments(new SocketTimeoutException("Connect timed out"), "no connection was made in time"),
                arguments(new IOException(new SocketTimeoutException("connect")), "whether a firewall is in between"),
                arguments(new ConnectException("Connection refused"), "Check that the server is running"),
                arguments(new ConnectException(), "the connection was refused, or there is no way to the host"),
                arguments(new NoRouteToHostException("No route to host"), "there is no way to the host"),
                arguments(new SocketException("Connection reset"), "a whole answer (Connection reset). Try again"),
                arguments(new IOException("the connection broke"), "a whole answer (the connection broke)"),
                arguments(new EOFException(), "a whole answer (java.io.EOFException)"),
                arguments(new ClosedChannelException(), "a whole answer (java.nio.channels.ClosedChannelException)"),
                arguments(new IOException("a", new IOException("b")),
                        "something else than a Plex server answers there"));
    }

    @ParameterizedTest
    @MethodSource("connectionFailures")
    void aFailedConnectionMayBeTriedAgain(IOException failure, String words) {
        PlexException exception = TransportExceptions.of(REQUEST, failure, TIMEOUT);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageStartingWith("GET https://pms.test:32400/security/token: ")
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("secret", "null");
        assertThat(exception.retryable()).isTrue();
    }

    /** The alert is lost if the client still writes when the server has gone. */
    @Test
    void aBrokenConnectionMayBeAMissingClientCertificateOnlyOverTls() {
        var broken = new SocketException("Broken pipe");
        var plain = new TransportRequest(
                "GET", URI.create("http://pms.test:32400/"), Map.of(), new byte[0], Duration.ofSeconds(1), 9);

        assertThat(TransportExceptions.of(REQUEST, broken, TIMEOUT))
                .hasMessageEndingWith("or it asks for a client certificate that the transport's SSLContext has to"
                        + " have.");
        assertThat(TransportExceptions.of(plain, broken, TIMEOUT))
                .hasMessageEndingWith("if it stays, something else than a Plex server answers there.");
    }

    static Stream<Arguments> tlsFailures() {
        // As the JDK nests them: handshake, validator (a CertificateException), path validator or builder.
        var expired = new CertPathValidatorException("validity check failed",
                new CertificateExpiredException("NotAfter"));
        var untrusted = new CertPathBuilderException("unable to find valid certification path to requested target");
        String wrongName = "No subject alternative names matching IP address 192.168.1.10 found";
        return Stream.of(
                arguments(handshake("PKIX path validation failed", new CertificateException(expired)),
                        "not valid at this time"),
                arguments(handshake("NotBefore", new CertificateNotYetValidException("NotBefore")),
                        "Check this machine's clock"),
                arguments(handshake("PKIX path building failed", new CertificateException(untrusted)),
                        "not signed by an authority that this Java runtime trusts. Use the server's plex.direct name"),
                arguments(handshake("PKIX path validation failed",
                        new CertPathValidatorException("signature check failed")),
                        "give the transport an SSLContext that trusts it"),
                arguments(handshake("No subject alternative names present",
                        new CertificateException("No subject alternative names present")), "is for another name"),
                arguments(handshake(wrongName, new CertificateException(wrongName)),
                        "Use the server's plex.direct name instead of an address or a LAN name"),
                arguments(new SSLPeerUnverifiedException("Certificate doesn't match any of the names"),
                        "is for another name"),
                arguments(new IOException("wrapped", handshake("x", new CertificateException("x"))),
                        "is for another name"),
                arguments(new SSLHandshakeException("Received fatal alert: protocol_version"),
                        "no TLS connection could be agreed on (Received fatal alert: protocol_version)"),
                arguments(new SSLHandshakeException("Received fatal alert: certificate_required"),
                        "if it asks for a client certificate, that the transport's SSLContext has one"),
                arguments(new SSLException("Unsupported or unrecognized SSL message"),
                        "Check that the port speaks https"),
                arguments(new SSLProtocolException(null), "agreed on (javax.net.ssl.SSLProtocolException)"));
    }

    @ParameterizedTest
    @MethodSource("tlsFailures")
    void aFailureOfTlsIsNotTriedAgain(IOException failure, String words) {
        PlexException exception = TransportExceptions.of(REQUEST, failure, TIMEOUT);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageStartingWith("GET https://pms.test:32400/security/token: ")
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("type=", "null");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void aTimeoutHasAClassOfItsOwn() {
        var failure = new TransportTimeoutException(Duration.ofMillis(1_499));

        PlexException exception = TransportExceptions.of(REQUEST, failure, TIMEOUT);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTimeoutException.class)
                .isInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageContaining("/security/token: no complete answer within 1500 ms. The server is slow, asleep"
                        + " or not reachable: try again, or allow more time.");
        assertThat(exception.retryable()).isTrue();
    }

    @Test
    void anAnswerThatIsTooLargeIsABadResponse() {
        PlexException exception = TransportExceptions.of(REQUEST, new ResponseTooLargeException(1_024), TIMEOUT);

        assertThat(exception)
                .isExactlyInstanceOf(PlexResponseException.class)
                .hasMessageContaining("larger than 1024 bytes")
                .hasMessageContaining("raise maxResponseBytes");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void anInterruptIsNotTriedAgain() {
        var failure = new InterruptedException();

        PlexTransportException exception = TransportExceptions.interrupted(REQUEST, failure);

        assertThat(exception)
                .isExactlyInstanceOf(PlexTransportException.class)
                .hasCause(failure)
                .hasMessageContaining("the calling thread was interrupted");
        assertThat(exception.retryable()).isFalse();
    }

    @Test
    void causesInACircleDoNotHoldItUp() {
        var first = new IOException("first");
        first.initCause(new IOException("second", first));

        assertThat(TransportExceptions.of(REQUEST, first, TIMEOUT)).hasMessageContaining("(first)");
    }

    private static SSLHandshakeException handshake(String message, Exception cause) {
        var failure = new SSLHandshakeException(message);
        failure.initCause(cause);
        return failure;
    }
}
