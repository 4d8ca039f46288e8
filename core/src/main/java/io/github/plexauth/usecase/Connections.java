package io.github.plexauth.usecase;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.wire.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads one connection, and derives what the server left out from what it sent. */
final class Connections {

    private Connections() {}

    static Optional<Connection> read(Node node) {
        Optional<URI> sent = sentUri(node.get("uri").text());
        String protocol = orElse(node.get("protocol").text(), sent, URI::getScheme).toLowerCase(Locale.ROOT);
        String address = orElse(node.get("address").text(), sent, Connections::bareHost);
        int port = port(node.get("port").integer(), sent, protocol);
        try {
            URI uri = sent.isPresent() ? sent.get() : built(protocol, address, port);
            return Optional.of(new Connection(
                    protocol, address, port, uri, node.get("local").flag(), node.get("relay").flag()));
        } catch (URISyntaxException | IllegalArgumentException namesNoAddress) {
            return Optional.empty();
        }
    }

    /** An address with a slash in it would make the port a part of the path. */
    private static URI built(String protocol, String address, int port) throws URISyntaxException {
        URI uri = new URI(protocol, null, address, port, null, null, null);
        if (uri.getPort() != port) {
            throw new URISyntaxException(address, "is no host");
        }
        return uri;
    }

    private static String orElse(String text, Optional<URI> sent, Function<URI, String> part) {
        return text.isEmpty() ? sent.map(part).orElse("") : text;
    }

    /** A URI that says more than where to connect is not taken: what it says besides may be a token. */
    private static Optional<URI> sentUri(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean saysMore =
                    uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
            boolean isNowhere = uri.getPort() == 0 || uri.getPort() > 65_535;
            return isHttp && uri.getHost() != null && !saysMore && !isNowhere ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static String bareHost(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private static int port(int sent, Optional<URI> uri, String protocol) {
        if (sent >= 1 && sent <= 65_535) {
            return sent;
        }
        int standard = protocol.equals("https") ? 443 : 80;
        return uri.map(from -> from.getPort() < 0 ? standard : from.getPort()).orElse(-1);
    }
}
