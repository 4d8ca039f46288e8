package io.github.plexauth.usecase;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.protocol.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads one connection, and derives what the server left out from what it sent. */
final class ConnectionReader {

    private ConnectionReader() {}

    /** Returns the connection, or empty if the node has no usable address. */
    static Optional<Connection> read(Node node) {
        Optional<URI> sent = node.get("uri").text().flatMap(ConnectionReader::usableUri);
        String protocol = node.get("protocol").text().or(() -> sent.map(URI::getScheme)).orElse("")
                .toLowerCase(Locale.ROOT);
        String address = node.get("address").text().or(() -> sent.map(ConnectionReader::hostWithoutBrackets)).orElse("");
        int port = port(node.get("port").integer().orElse(0), sent, protocol);
        try {
            URI uri = sent.isPresent() ? sent.get() : buildUri(protocol, address, port);
            return Optional.of(new Connection(
                    protocol, address, port, uri,
                    node.get("local").bool().orElse(false), node.get("relay").bool().orElse(false)));
        } catch (URISyntaxException | IllegalArgumentException noUsableAddress) {
            return Optional.empty();
        }
    }

    private static URI buildUri(String protocol, String address, int port) throws URISyntaxException {
        URI uri = new URI(protocol, null, address, port, null, null, null);
        if (uri.getPort() != port) { // A slash in the address turns the port into a part of the path.
            throw new URISyntaxException(address, "not a host");
        }
        return uri;
    }

    /** Returns the URI if it only says where to connect. Any other part of it could be a token. */
    private static Optional<URI> usableUri(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean hasMore =
                    uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
            boolean hasPort = uri.getPort() != 0 && uri.getPort() <= 65_535;
            return isHttp && uri.getHost() != null && !hasMore && hasPort ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAUri) {
            // In JDK 17, java.net.URI throws NumberFormatException if an IPv4 part of an IPv6 address is too large.
            return Optional.empty();
        }
    }

    private static String hostWithoutBrackets(URI uri) {
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
