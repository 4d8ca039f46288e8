package io.github.plexauth.usecase;

import io.github.plexauth.check.ConnectionUri;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads connections, derives what the server left out from what it sent, and notes why a connection is not usable.
 *
 * <p>A connection that contains a token is not usable: its address becomes a part of name lookups, requests, messages
 * and logs.
 */
final class ConnectionReader {

    private final Redactor redactor;
    private final List<Connection> connections = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int number;

    /** Creates a reader that knows the token of the call and the one in the answer. */
    ConnectionReader(Redactor redactor) {
        this.redactor = redactor;
    }

    List<Connection> connections() {
        return connections;
    }

    List<String> problems() {
        return problems;
    }

    void read(Node node) {
        Optional<String> uri = node.get("uri").text();
        Optional<String> address = node.get("address").text();
        Optional<String> protocol = node.get("protocol").text();
        if (uri.isEmpty() && address.isEmpty() && protocol.isEmpty()) {
            return; // This is not a connection.
        }
        number++;
        Optional<String> problem = problem(uri.orElse(""), address.orElse(""));
        if (problem.isEmpty()) {
            try {
                connections.add(connection(node, uri.filter(ConnectionUri::isUsable)));
                return;
            } catch (URISyntaxException | IllegalArgumentException notUsable) {
                problem = uri.flatMap(ConnectionUri::problem);
            }
        }
        problems.add("Connection " + number + " " + problem.orElse("has no valid protocol, address and port") + ".");
    }

    /** A text of any length could hold a token anywhere, so a long one is not searched but refused. */
    private Optional<String> problem(String uri, String address) {
        if (uri.length() > ConnectionUri.MAX_LENGTH || address.length() > ConnectionUri.MAX_LENGTH) {
            return Optional.of("has a URI or an address of more than " + ConnectionUri.MAX_LENGTH + " characters");
        }
        return redactor.reveals(uri) || redactor.reveals(address)
                ? Optional.of("has a URI or an address that contains an access token")
                : Optional.empty();
    }

    /** A URI that does more than name an address is not used: its other parts could be a secret. */
    private static Connection connection(Node node, Optional<String> sent) throws URISyntaxException {
        String protocol = node.get("protocol").text().orElse("").toLowerCase(Locale.ROOT);
        String address = node.get("address").text().orElse("");
        int port = node.get("port").integer().orElse(0);
        if (sent.isPresent() && (protocol.isEmpty() || address.isEmpty() || !isPort(port))) {
            URI uri = URI.create(sent.get());
            protocol = protocol.isEmpty() ? uri.getScheme().toLowerCase(Locale.ROOT) : protocol;
            address = address.isEmpty() ? hostWithoutBrackets(uri) : address;
            port = isPort(port) ? port : uri.getPort() >= 0 ? uri.getPort() : protocol.equals("https") ? 443 : 80;
        }
        return Connection.of(
                protocol, address, port, sent.isPresent() ? sent.get() : buildUri(protocol, address, port),
                node.get("local").bool().orElse(false), node.get("relay").bool().orElse(false));
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
