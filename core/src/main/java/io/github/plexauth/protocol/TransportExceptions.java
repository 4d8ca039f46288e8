package io.github.plexauth.protocol;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.PlexDirect;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Creates the exceptions for failures of a transport.
 *
 * @param service  the kind of the server
 * @param request  the request that the transport failed to send or to get a response for
 * @param redactor recognizes the token of the request in texts of the transport
 * @param timeout  the timeout of the whole call
 */
public record TransportExceptions(Service service, TransportRequest request, Redactor redactor, Duration timeout) {

    /**
     * Creates the exception for a failure.
     *
     * @param failure the exception that the transport threw
     * @return the exception
     */
    public PlexException of(IOException failure) {
        // Transports must not quote the token, but anybody can write one.
        IOException cause = redactor.isQuotedBy(failure) ? TransportFailure.standIn(failure) : failure;
        if (failure instanceof TransportTimeoutException late) {
            String reason = late.isMissingAnswer() ? slowness() : "";
            return PlexTimeoutException.of(new Failure(
                    request + ": " + missing(late) + " within " + timeout.toMillis() + " ms." + reason
                            + " Try again, or allow more time.",
                    cause,
                    true));
        }
        if (failure instanceof ResponseTooLargeException) {
            return PlexInvalidResponseException.of(Failure.of(request + ": " + failure.getMessage()
                    + ". Plex servers do not send answers of that size. If this one does, increase maxResponseBytes."));
        }
        if (failure instanceof TransportClosedException) {
            return transportException(
                    "the transport is closed. Close it after the last call, or create another.", cause, false);
        }
        if (cause instanceof ProxyRefusedException refused) {
            return transportException(
                    refused.getMessage() + ". " + proxyAdvice(refused.status())
                            + " If the server can be reached without a proxy, name its host in the system property"
                            + " http.nonProxyHosts, or build the transport with noProxy().",
                    cause,
                    isPassing(refused.status()));
        }
        boolean tls = has(failure, SSLException.class);
        String advice = service == Service.PLEX_TV ? plexTvAdvice(tls, text(cause))
                : tls ? tlsAdvice(failure, text(cause)) : connectionAdvice(failure, text(cause));
        return transportException(advice, cause, !tls);
    }

    private String slowness() {
        return service == Service.PLEX_TV
                ? " plex.tv is slow or not reachable."
                : " The server is slow, asleep or not reachable.";
    }

    private String missing(TransportTimeoutException late) {
        return late.isMissingAnswer() ? late.missing() : redactor.line(late.missing());
    }

    /**
     * Creates the exception for a call whose thread was interrupted.
     *
     * @param failure the exception that the transport threw
     * @return the exception
     */
    public PlexTransportException interrupted(InterruptedException failure) {
        return transportException("the calling thread was interrupted, and the call was ended.", failure, false);
    }

    private PlexTransportException transportException(String message, Throwable cause, boolean retryable) {
        return PlexTransportException.of(new Failure(request + ": " + message, cause, retryable));
    }

    private static boolean isPassing(int status) {
        return status == 502 || status == 503 || status == 504;
    }

    private static String proxyAdvice(int status) {
        if (status == 407) {
            return "The proxy requires a user name and a password: give them to the transport, as proxyCredentials of"
                    + " its builder, or check those that it has. java.net.http sends them for https only if the system"
                    + " property jdk.http.auth.tunneling.disabledSchemes does not contain Basic: start Java with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes= as well.";
        }
        return isPassing(status)
                ? "The proxy cannot reach the server, or has too much to do. Check the host and the port, and whether"
                        + " the proxy can reach them, and try again."
                : "Ask the operator of the proxy to allow this host and port.";
    }

    private static String plexTvAdvice(boolean tls, String text) {
        return tls
                ? "no TLS connection to plex.tv could be established (" + text + "). Check the clock of this machine."
                        + " If it is right, something in between may read the traffic, such as a firewall or the"
                        + " sign-in page of a network."
                : "plex.tv could not be reached (" + text + "). Check the internet connection, the proxy and the"
                        + " firewall of this machine, and try again.";
    }

    private String connectionAdvice(IOException failure, String text) {
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return "the host name was not found. " + nameAdvice();
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "the connection was not established in time. Check the address and the port, and whether a firewall"
                    + " blocks them"
                    + (isHttps() ? ". If http works there, the port does not support https." : ".");
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "the connection was refused, or there is no route to the host. Check that the server is running and"
                    + " reachable at this address and port"
                    + (request.hasAddress()
                            ? "."
                            : ". If the name has several addresses, use one that works: not every HTTP client tries"
                                    + " more than the first.");
        }
        // A server that requires a client certificate may close the connection before its alert is read.
        return "the connection failed before the answer was complete (" + text + "). Try again. If this"
                + " persists, something other than a Plex server is answering"
                + (isHttps()
                        ? ", or the server requires a client certificate, which the transport's SSLContext must have."
                        : ", or the port requires https.");
    }

    private String nameAdvice() {
        String host = request.uri().getHost();
        Optional<InetAddress> address = PlexDirect.addressIn(host);
        if (address.isPresent()) {
            return "The name holds the address " + address.get().getHostAddress() + ", but the transport or a proxy"
                    + " looked the name up, which the DNS rebinding protection of the network may block. Use a"
                    + " transport that connects to the address, as those of this library do unless they use a proxy;"
                    + " or allow plex.direct in the router.";
        }
        if (host.toLowerCase(Locale.ROOT).endsWith(".plex.direct")) {
            return "Check the name: it has not the form <address>.<32 hexadecimal digits>.plex.direct, so the library"
                    + " does not know its address. If it is right, the DNS rebinding protection of the network may"
                    + " block it: allow plex.direct in the router, or use another connection.";
        }
        return "Check the name.";
    }

    private boolean isHttps() {
        return "https".equalsIgnoreCase(request.uri().getScheme());
    }

    private static String tlsAdvice(IOException failure, String text) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid at this time. Check the clock of this machine. If it is"
                    + " right, the server needs a new certificate: restart the server while it is signed in.";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the server's certificate is not signed by an authority that this Java runtime trusts. Use the"
                    + " server's plex.direct name. For a certificate authority of your own, give the transport an"
                    + " SSLContext that trusts it.";
        }
        if (has(failure, CertificateException.class) || has(failure, SSLPeerUnverifiedException.class)) {
            return "the server's certificate is for another name. Use the server's plex.direct name, which is in the"
                    + " uri of its connection, instead of an address or a LAN name.";
        }
        return "no TLS connection could be established (" + text + "). Check that the port supports https,"
                + " that the server supports TLS 1.2 or later, and, if it requires a client certificate, that the"
                + " transport's SSLContext has one.";
    }

    private static String text(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20) // A chain of causes may be a cycle.
                .anyMatch(type::isInstance);
    }
}
