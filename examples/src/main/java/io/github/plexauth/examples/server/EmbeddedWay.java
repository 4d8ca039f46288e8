package io.github.plexauth.examples.server;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One way to reach a resource of plex.tv. A client sees it only if it has a URI of a kind that the client asks for.
 *
 * @param address  an IP address or a host name
 * @param port     the port
 * @param local    whether it is on the same network
 * @param relay    whether it goes through Plex's relay
 * @param httpUri  the URI for clients that do not ask for https
 * @param httpsUri the URI for clients that ask for https; if there is none, they get the other one
 */
record EmbeddedWay(
        String address, int port, boolean local, boolean relay, Optional<String> httpUri, Optional<String> httpsUri) {

    private static final String CERTIFICATE = ".0123456789abcdef0123456789abcdef.plex.direct:";

    /** Returns a way to an address for which the server has a certificate. */
    static EmbeddedWay plexDirect(String address, int port, boolean local, boolean relay) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return new EmbeddedWay(address, port, local, relay,
                Optional.of("http://" + host + ":" + port),
                Optional.of("https://" + address.replaceAll("[.:]", "-") + CERTIFICATE + port));
    }

    /** Returns a way that has the same URI for every client, except that https is only for those that ask for it. */
    static EmbeddedWay to(URI uri, boolean local) {
        Optional<String> text = Optional.of(uri.toString());
        boolean https = uri.getScheme().equals("https");
        return new EmbeddedWay(uri.getHost(), uri.getPort(), local, false,
                https ? Optional.empty() : text, https ? text : Optional.empty());
    }

    private boolean isIpv6() {
        return address.contains(":");
    }

    /** Returns the tree for a client that asks for such a way, or else nothing. */
    Optional<Map<String, Object>> tree(boolean includeHttps, boolean includeRelay, boolean includeIpv6) {
        if (relay && !includeRelay || isIpv6() && !includeIpv6) {
            return Optional.empty();
        }
        return (includeHttps ? httpsUri.or(() -> httpUri) : httpUri).map(this::tree);
    }

    private Map<String, Object> tree(String uri) {
        return EmbeddedPlexApi.tree(
                "protocol", URI.create(uri).getScheme(),
                "address", address,
                "port", port,
                "uri", uri,
                "local", local,
                "relay", relay,
                "IPv6", isIpv6());
    }
}
