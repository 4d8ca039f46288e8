package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.Proxies;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the responses that java.net.http turns into failures.
 *
 * <p>A client with an authenticator fails if a 401 or 407 has no challenge, or one that the authenticator has no answer
 * to. Every client fails if a proxy refuses a tunnel with a status other than 407. The client drops the head of the
 * response before a body handler could see it, so only the status, which is in the message, can be restored.
 */
final class Refusals {

    private static final Pattern NO_CHALLENGE =
            Pattern.compile("(?:WWW|Proxy)-Authenticate header missing for response code (40[17])");

    private static final Pattern NO_ANSWER =
            Pattern.compile("No credentials provided|too many authentication attempts\\. Limit: \\d+");

    private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private Refusals() {}

    /** Returns the selector that a client asks for a proxy. */
    static @Nullable ProxySelector proxiesOf(HttpClient client) {
        return client.proxy().orElseGet(ProxySelector::getDefault);
    }

    /**
     * Returns the response that a failure stands for, without its headers and its body.
     *
     * @return empty if the failure does not stand for a response
     * @throws ProxyRefusedException if a proxy refused a tunnel
     */
    static Optional<TransportResponse> response(Throwable failure, HttpClient client, URI uri)
            throws ProxyRefusedException {
        String message = failure.getMessage();
        if (failure.getClass() != IOException.class || message == null) {
            return Optional.empty();
        }
        Matcher tunnel = NO_TUNNEL.matcher(message);
        if (tunnel.matches()) {
            throw proxyRefused(client, uri, Integer.parseInt(tunnel.group(1)));
        }
        Matcher challenge = NO_CHALLENGE.matcher(message);
        if (challenge.matches()) {
            return Optional.of(response(Integer.parseInt(challenge.group(1)), client, uri));
        }
        // With a proxy, nothing tells whether the proxy or the server asked for credentials.
        return NO_ANSWER.matcher(message).matches() && Proxies.select(proxiesOf(client), uri).isEmpty()
                ? Optional.of(response(401, client, uri))
                : Optional.empty();
    }

    private static TransportResponse response(int status, HttpClient client, URI uri) throws ProxyRefusedException {
        if (status == 407 && "https".equalsIgnoreCase(uri.getScheme())) {
            throw proxyRefused(client, uri, status);
        }
        return new TransportResponse(status, Map.of(), new byte[0]);
    }

    /** Creates the exception for a tunnel that the proxy for a URI refused. */
    static ProxyRefusedException proxyRefused(HttpClient client, URI uri, int status) {
        return new ProxyRefusedException(
                Proxies.select(proxiesOf(client), uri).map(Refusals::text).orElse("of the client"), status);
    }

    private static String text(InetSocketAddress proxy) {
        return proxy.getHostString() + ":" + proxy.getPort();
    }
}
