package io.github.plexauth.wire;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Turns what a transport fails with into the exception that an application can act on. */
public final class TransportExceptions {

    private TransportExceptions() {}

    /**
     * Makes the exception for a failure.
     *
     * @param request what was asked
     * @param failure what the transport failed with
     * @param timeout what the whole call was allowed, of which the transport got what was left
     * @return the exception, to be thrown
     */
    public static PlexException of(TransportRequest request, IOException failure, Duration timeout) {
        if (failure instanceof TransportTimeoutException) {
            return new PlexTimeoutException(
                    request + ": no complete answer within " + timeout.toMillis() + " ms. The server is slow, asleep or"
                            + " not reachable: try again, or allow more time.",
                    failure);
        }
        if (failure instanceof ResponseTooLargeException) {
            return new PlexResponseException(request + ": " + failure.getMessage()
                    + ". No answer of a Plex server is that large; if this one is, raise maxResponseBytes.");
        }
        if (failure instanceof TransportClosedException) {
            return new PlexTransportException(
                    request + ": the transport is closed. Whoever created it closed it too early: it is meant to live"
                            + " as long as the application.",
                    failure, false);
        }
        boolean tls = has(failure, SSLException.class);
        String advice = tls ? tls(failure) : connection(request, failure);
        return new PlexTransportException(request + ": " + advice, failure, !tls);
    }

    /**
     * Makes the exception for an interrupted call.
     *
     * @param request what was asked
     * @param failure what the transport threw
     * @return the exception, to be thrown
     */
    public static PlexTransportException interrupted(TransportRequest request, InterruptedException failure) {
        return new PlexTransportException(
                request + ": the calling thread was interrupted, and the call was ended.", failure, false);
    }

    private static String connection(TransportRequest request, IOException failure) {
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return "the host name was not found. Check it; if it ends in plex.direct, the network's DNS rebinding"
                    + " protection may block it: allow plex.direct in the router, or use another connection.";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "no connection was made in time. Check the address and the port, and whether a firewall is in"
                    + " between"
                    + ("https".equalsIgnoreCase(request.uri().getScheme())
                            ? "; if http works there, the port does not speak https."
                            : ".");
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "the connection was refused, or there is no way to the host. Check that the server is running and"
                    + " reachable at this address and port.";
        }
        return "the connection failed before there was a whole answer (" + words(failure) + "). Try again; if it"
                + " stays, something else than a Plex server answers there"
                // One that misses a client certificate may be gone before its alert is read.
                + ("https".equalsIgnoreCase(request.uri().getScheme())
                        ? ", or it asks for a client certificate that the transport's SSLContext has to have."
                        : ".");
    }

    private static String tls(IOException failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid at this time. Check this machine's clock; if it is right, the"
                    + " server has to get a new certificate: restart it while it is signed in.";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the server's certificate is not signed by an authority that this Java runtime trusts. Use the"
                    + " server's plex.direct name; for an authority of your own, give the transport an SSLContext"
                    + " that trusts it.";
        }
        if (has(failure, CertificateException.class) || has(failure, SSLPeerUnverifiedException.class)) {
            return "the server's certificate is for another name. Use the server's plex.direct name instead of an"
                    + " address or a LAN name: it is the uri of its connection.";
        }
        return "no TLS connection could be agreed on (" + words(failure) + "). Check that the port speaks https, that"
                + " the server is not too old for TLS 1.2, and, if it asks for a client certificate, that the"
                + " transport's SSLContext has one.";
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20) // A chain of causes may be a circle.
                .anyMatch(type::isInstance);
    }
}
