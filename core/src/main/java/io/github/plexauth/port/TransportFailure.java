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

/**
 * Makes a failure of any HTTP client fit to be shown, for adapters.
 *
 * <p>Clients quote what they received: status lines, headers, chunk sizes. A server that echoes a token would have it
 * printed that way. So a failure is kept only if it is about connecting, names, TLS or time, whose texts come from the
 * operating system and the JDK; of every other one only the name of its class and its stack trace are kept.
 */
public final class TransportFailure {

    private TransportFailure() {}

    /**
     * Returns the failure itself if it holds nothing that was received, and otherwise one that stands for it.
     *
     * @param failure what the client threw; a wrapper of java.util.concurrent or an UncheckedIOException is taken off
     * @return what the transport throws
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
     * Copies a reason to the public class for it: the JDK's own exceptions keep the certificates that they are about,
     * and are serialized with them. These are the server's words as much as a header is.
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
     * Returns a failure that keeps no more of another one than the name of its class and its stack trace.
     *
     * @param cause what must not be shown
     * @return an SSLException for one, so that it is still known for what it is
     */
    public static IOException standIn(Throwable cause) {
        IOException stand = withoutTrace(cause);
        stand.setStackTrace(cause.getStackTrace()); // Where it happened is no secret, and all that is left to go by.
        return stand;
    }

    /**
     * Returns the failure of an https call where the JDK's default SSLContext cannot be made.
     *
     * @return what the transport throws
     */
    public static SSLException noDefaultTls() {
        return new SSLException("this JVM's default SSLContext cannot be made: check the system properties"
                + " javax.net.ssl.trustStore and javax.net.ssl.keyStore, and their passwords");
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

    private static boolean quotesNothing(Throwable failure) {
        return failure == null
                || isFromTheSystem(failure)
                        && quotesNothing(failure.getCause())
                        && Arrays.stream(failure.getSuppressed()).allMatch(TransportFailure::quotesNothing);
    }

    private static boolean isFromTheSystem(Throwable failure) {
        return failure instanceof TransportTimeoutException
                || failure instanceof TransportClosedException
                || failure instanceof ResponseTooLargeException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof ClosedChannelException
                || failure instanceof SSLException
                || failure instanceof GeneralSecurityException;
    }
}
