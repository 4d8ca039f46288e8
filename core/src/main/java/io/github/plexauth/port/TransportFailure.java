package io.github.plexauth.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Removes what a server sent from the failures of an HTTP client, for adapters.
 *
 * <p>HTTP clients quote what they received, such as status lines, headers and chunk sizes. If a server echoes a token,
 * the message would hold it. So a failure is kept only if it is about connecting, names, TLS or time: these texts come
 * from the operating system and the JDK. Every other failure is replaced by one that has only the name of its class and
 * its stack trace.
 */
public final class TransportFailure {

    private TransportFailure() {}

    /**
     * Returns the failure itself if it quotes nothing that was received, and otherwise a replacement.
     *
     * @param failure what the client threw; if it is a wrapper of java.util.concurrent or an UncheckedIOException, its
     *                cause is used
     * @return the exception that the transport throws
     */
    public static IOException clean(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException
                        || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IOException io && quotesNothing(io))) {
            return standIn(cause);
        }
        return io.getCause() instanceof GeneralSecurityException reason
                ? new SSLException(io.getMessage(), withoutCertificates(reason))
                : io;
    }

    /**
     * Copies an exception to its public superclass. The exceptions of the JDK hold the certificates that they are
     * about, which come from the server, and are serialized with them.
     */
    private static Throwable withoutCertificates(Throwable reason) {
        Throwable cause = reason.getCause() == null ? null : withoutCertificates(reason.getCause());
        if (reason instanceof CertificateExpiredException || reason instanceof CertificateNotYetValidException) {
            return reason;
        }
        if (reason instanceof CertPathValidatorException) {
            return new CertPathValidatorException(reason.getMessage(), cause);
        }
        return reason instanceof CertPathBuilderException
                ? new CertPathBuilderException(reason.getMessage(), cause)
                : new CertificateException(reason.getMessage(), cause);
    }

    /**
     * Returns a failure that has only the name of the class and the stack trace of another one.
     *
     * @param cause the failure that must not be shown
     * @return the replacement, which is an SSLException if the cause is one
     */
    public static IOException standIn(Throwable cause) {
        IOException stand = withoutTrace(cause);
        stand.setStackTrace(cause.getStackTrace());
        return stand;
    }

    private static IOException withoutTrace(Throwable cause) {
        String name = cause.getClass().getName();
        if (cause instanceof SSLException) {
            return new SSLException("TLS failed (" + name + ")");
        }
        return cause instanceof IOException
                ? new IOException("the connection broke, or what came over it was not HTTP (" + name + ")")
                : new IOException("the HTTP client or its adapter failed (" + name + ")");
    }

    private static boolean quotesNothing(@Nullable Throwable failure) {
        return failure == null
                || (isFromTheSystem(failure)
                        && quotesNothing(failure.getCause())
                        && Arrays.stream(failure.getSuppressed()).allMatch(TransportFailure::quotesNothing));
    }

    private static boolean isFromTheSystem(Throwable failure) {
        return failure instanceof TransportTimeoutException
                || failure instanceof TransportClosedException
                || failure instanceof ResponseTooLargeException
                || failure instanceof ProxyRefusedException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof ClosedChannelException
                || failure instanceof SSLException
                || failure instanceof GeneralSecurityException;
    }
}
