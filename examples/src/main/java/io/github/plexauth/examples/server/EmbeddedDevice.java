package io.github.plexauth.examples.server;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A server that is shared with the owner of an {@link EmbeddedPlexServer}.
 *
 * @param name        the name of the server for people
 * @param connections the ways to reach it
 */
public record EmbeddedDevice(String name, List<Connection> connections) {

    /**
     * One way to reach a device.
     *
     * @param protocol {@code http} or {@code https}
     * @param address  an IP address or a host name
     * @param port     the port
     * @param uri      the URI that clients connect to
     * @param local    whether it is on the same network
     * @param relay    whether it goes through Plex's relay
     */
    public record Connection(String protocol, String address, int port, String uri, boolean local, boolean relay) {

        /**
         * Checks that no component is null.
         *
         * @param protocol {@code http} or {@code https}
         * @param address  an IP address or a host name
         * @param port     the port
         * @param uri      the URI that clients connect to
         * @param local    whether it is on the same network
         * @param relay    whether it goes through Plex's relay
         */
        public Connection {
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(uri, "uri");
        }

        /**
         * Creates a connection from a URI.
         *
         * @param uri   the URI of the device, with a host and a port
         * @param local whether it is on the same network
         * @return the connection, which is not a relay
         */
        public static Connection to(URI uri, boolean local) {
            return new Connection(uri.getScheme(), uri.getHost(), uri.getPort(), uri.toString(), local, false);
        }
    }

    /**
     * Checks every component and copies the list.
     *
     * @param name        the name of the server for people
     * @param connections the ways to reach it
     */
    public EmbeddedDevice {
        Objects.requireNonNull(name, "name");
        connections = List.copyOf(Objects.requireNonNull(connections, "connections"));
    }

    /**
     * Creates a device that has one connection of each kind. Its remote and relay addresses are reserved
     * for documentation, so a client that tries them does not reach a server.
     *
     * @param name the name of the device for people
     * @return the device, with a local, a remote and a relay connection
     */
    public static EmbeddedDevice sample(String name) {
        return new EmbeddedDevice(name, List.of(
                plexDirect("10.0.2.123", 32400, true, false),
                plexDirect("203.0.113.222", 32403, false, false),
                plexDirect("198.51.100.105", 8443, false, true)));
    }

    private static Connection plexDirect(String address, int port, boolean local, boolean relay) {
        String host = address.replace('.', '-') + ".0123456789abcdef0123456789abcdef.plex.direct";
        return new Connection("https", address, port, "https://" + host + ":" + port, local, relay);
    }
}
