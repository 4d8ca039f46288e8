package io.github.plexauth.usecase;

import io.github.plexauth.check.ConnectionUri;
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
        String protocol = node.get("protocol").text().orElse("").toLowerCase(Locale.ROOT);
        String address = node.get("address").text().orElse("");
        int port = node.get("port").integer().orElse(0);
        // A URI that does more than name an address is not used: its other parts could be a token.
        Optional<String> sent = node.get("uri").text().filter(ConnectionUri::isUsable);
        if (sent.isPresent() && (protocol.isEmpty() || address.isEmpty() || !isPort(port))) {
            URI uri = URI.create(sent.get());
            protocol = protocol.isEmpty() ? uri.getScheme().toLowerCase(Locale.ROOT) : protocol;
            address = address.isEmpty() ? hostWithoutBrackets(uri) : address;
            port = isPort(port) ? port : uri.getPort() >= 0 ? uri.getPort() : protocol.equals("https") ? 443 : 80;
        }
        try {
            String uri = sent.isPresent() ? sent.get() : buildUri(protocol, address, port);
            return Optional.of(Connection.of(
                    protocol, address, port, uri,
                    node.get("local").bool().orElse(false), node.get("relay").bool().orElse(false)));
        } catch (URISyntaxException | IllegalArgumentException noUsableAddress) {
            return Optional.empty();
        }
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    private static String hostWithoutBrackets(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private static String buildUri(String protocol, String address, int port) throws URISyntaxException {
        URI uri = new URI(protocol, null, address, port, null, null, null);
        if (uri.getPort() != port) { // A slash in the address turns the port into a part of the path.
            throw new URISyntaxException(address, "not a host");
        }
        return uri.toString();
    }
}
