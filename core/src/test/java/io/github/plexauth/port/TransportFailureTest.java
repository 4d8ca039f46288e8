package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures of a client may be shown, and what stands for the others. */
class TransportFailureTest {

    private static final String SECRET = "Invalid status line: \"transient-5ec2e7\"";

    static Stream<IOException> harmless() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException("No route to host"),
                new SocketException("Connection reset"),
                new SocketTimeoutException("Connect timed out"),
                new UnknownHostException("pms.test"),
                new ClosedChannelException(),
                new SSLException("Unsupported or unrecognized SSL message"),
                new TransportTimeoutException(Duration.ofSeconds(1)),
                new ResponseTooLargeException(1),
                with(new ConnectException(), new UnresolvedAddressException()),
                suppressing(new ConnectException("second address"), new ConnectException("first address")));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatComesFromTheSystemIsKept(IOException failure) {
        assertThat(TransportFailure.clean(failure)).isSameAs(failure);
        assertThat(TransportFailure.clean(new CompletionException(new ExecutionException(failure)))).isSameAs(failure);
        assertThat(TransportFailure.clean(new UncheckedIOException(failure))).isSameAs(failure);
    }

    static Stream<Throwable> telling() {
        return Stream.of(
                new IOException(SECRET),
                new ProtocolException(SECRET),
                new EOFException(SECRET),
                new IllegalArgumentException(SECRET),
                new UncheckedIOException(new IOException(SECRET)),
                new AssertionError(SECRET),
                new CompletionException(SECRET, null),
                new CompletionException(new ExecutionException(new IOException(SECRET))),
                with(new ConnectException("Connection refused"), new IOException(SECRET)),
                with(new SocketException("x"), with(new SocketException("y"), new IllegalStateException(SECRET))),
                suppressing(new ConnectException("Connection refused"), new IOException(SECRET)),
                suppressing(new SocketException("x"), with(new SocketException("y"), new IOException(SECRET))),
                with(new SSLException(SECRET), new IOException(SECRET)),
                suppressing(new SSLHandshakeException("x"), new RuntimeException(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void whatMayQuoteTheServerIsReplaced(Throwable failure) {
        IOException clean = TransportFailure.clean(failure);

        var everything = new StringWriter();
        clean.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain("transient").doesNotContain("status line");
        assertThat(clean).hasNoCause().hasNoSuppressedExceptions();
    }

    @Test
    void theNameOfTheClassIsKept() {
        assertThat(TransportFailure.clean(new CompletionException(new ProtocolException(SECRET))))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the connection broke, or what came over it was not HTTP (java.net.ProtocolException)");
        assertThat(TransportFailure.clean(new CompletionException(null)))
                .hasMessageEndingWith("(java.util.concurrent.CompletionException)");
    }

    @Test
    void aFailureOfTlsStaysOne() {
        assertThat(TransportFailure.clean(with(new SSLHandshakeException(SECRET), new IOException(SECRET))))
                .isExactlyInstanceOf(SSLException.class)
                .hasMessage("TLS failed (javax.net.ssl.SSLHandshakeException)");
    }

    static Stream<Exception> reasons() {
        return Stream.of(
                new CertificateException("PKIX", new CertPathBuilderException("x")),
                new CertificateException("PKIX", new CertPathValidatorException("x")),
                new CertPathValidatorException("x", new CertificateExpiredException("then")),
                new CertificateException("y", new CertificateNotYetValidException("then")),
                new CertificateException("another name"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void whyACertificateWasRefusedIsKept(Exception reason) {
        IOException clean = TransportFailure.clean(with(new SSLHandshakeException("PKIX"), reason));

        assertThat(clean).isInstanceOf(SSLException.class).hasMessage("PKIX");
        assertThat(clean.getCause()).hasSameClassAs(reason).hasMessage(reason.getMessage());
        assertThat(String.valueOf(clean.getCause().getCause())).isEqualTo(String.valueOf(reason.getCause()));
    }

    @Test
    void theCertificateThatWasRefusedIsNot() throws Exception {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of());
        var reason = new CertPathValidatorException("signature check failed", null, path, -1);

        IOException clean = TransportFailure.clean(
                with(new SSLHandshakeException("PKIX"), new CertificateException("PKIX", reason)));

        assertThat(((CertPathValidatorException) clean.getCause().getCause()).getCertPath()).isNull();
    }

    private static <T extends Throwable> T with(T failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }

    private static <T extends Throwable> T suppressing(T failure, Throwable suppressed) {
        failure.addSuppressed(suppressed);
        return failure;
    }
}
