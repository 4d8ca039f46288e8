package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import io.github.plexauth.check.ConnectionUri;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a source or a server. The library derives what a server leaves out, so every property has a value.
 *
 * <p>This is a class and not a record, so that the URI is parsed only when somebody asks for it. {@link #toString()}
 * and the serialized form have only the scheme, host and port of the URI, because a server made its path.
 */
public final class Connection implements Serializable {

    /** The part of the network that a connection uses, nearest first. */
    public enum Place {
        /** The same network. */
        LOCAL,
        /** The internet. */
        REMOTE,
        /** Plex's relay. */
        RELAY
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final String protocol;
    private final String address;
    private final int port;
    private final String uri;
    private final boolean local;
    private final boolean relay;
    private transient volatile @Nullable URI parsedUri;

    private Connection(String protocol, String address, int port, String uri, boolean local, boolean relay) {
        this.protocol = protocol;
        this.address = address;
        this.port = port;
        this.uri = uri;
        this.local = local;
        this.relay = relay;
    }

    /**
     * Creates a connection.
     *
     * @param protocol {@code http} or {@code https}
     * @param address  an IP address or a host name, at most 500 characters
     * @param port     1 to 65535
     * @param uri      the URI to connect to: http or https with a host, at most 500 characters, without user info,
     *                 query or fragment; the segments of its path have letters, digits, {@code - _ .} and {@code ~}
     *                 only
     * @param local    whether the server says that it is on the same network as the source
     * @param relay    whether the connection goes through Plex's relay
     * @return the connection
     */
    public static Connection of(
            String protocol, String address, int port, String uri, boolean local, boolean relay) {
        if (!Objects.requireNonNull(protocol, "protocol").equals("http") && !protocol.equals("https")) {
            throw new IllegalArgumentException("protocol is neither http nor https");
        }
        if (Checks.requireLine(address, "address").length() > ConnectionUri.MAX_LENGTH) {
            throw new IllegalArgumentException("address is longer than " + ConnectionUri.MAX_LENGTH + " characters");
        }
        Checks.requirePort(port, "port");
        ConnectionUri.problem(Objects.requireNonNull(uri, "uri")).ifPresent(problem -> {
            throw new IllegalArgumentException("uri: the connection " + problem);
        });
        return new Connection(protocol, address, port, uri, local, relay);
    }

    /**
     * Returns the protocol.
     *
     * @return {@code http} or {@code https}
     */
    public String protocol() {
        return protocol;
    }

    /**
     * Returns the address.
     *
     * @return an IP address or a host name
     */
    public String address() {
        return address;
    }

    /**
     * Returns the port.
     *
     * @return 1 to 65535
     */
    public int port() {
        return port;
    }

    /**
     * Returns the URI to connect to. For https it has the {@code plex.direct} name that the server's certificate is
     * for, not the address.
     *
     * @return a URI without user info, query or fragment
     */
    public URI uri() {
        URI parsed = parsedUri;
        if (parsed == null) {
            parsed = URI.create(uri);
            parsedUri = parsed;
        }
        return parsed;
    }

    /**
     * Returns whether the server says that it is on the same network as the source.
     *
     * @return true for a local connection
     */
    public boolean local() {
        return local;
    }

    /**
     * Returns whether the connection goes through Plex's relay, which is slow (about 2 Mbit/s).
     *
     * @return true for a relay
     */
    public boolean relay() {
        return relay;
    }

    /**
     * Returns whether the address is one of IPv6.
     *
     * @return false for an address of IPv4 and for a name
     */
    public boolean ipv6() {
        return address.indexOf(':') >= 0;
    }

    /**
     * Returns the part of the network that the connection uses.
     *
     * @return {@link Place#RELAY} for a relay, otherwise {@link Place#LOCAL} or {@link Place#REMOTE}
     */
    public Place place() {
        if (relay) {
            return Place.RELAY;
        }
        return local ? Place.LOCAL : Place.REMOTE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Connection connection
                && protocol.equals(connection.protocol)
                && address.equals(connection.address)
                && port == connection.port
                && uri.equals(connection.uri)
                && local == connection.local
                && relay == connection.relay;
    }

    @Override
    public int hashCode() {
        return Objects.hash(protocol, address, port, uri, local, relay);
    }

    /** Returns the scheme, host and port of the URI. */
    String origin() {
        URI parsed = uri();
        return parsed.getScheme() + "://" + parsed.getHost() + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort());
    }

    /** Leaves the path out of the serialized form, as out of every text: a server made it. */
    @Serial
    private Object writeReplace() {
        String origin = origin();
        return uri.equals(origin) ? this : new Connection(protocol, address, port, origin, local, relay);
    }

    /** Returns the connection without the path of its URI. */
    @Override
    public String toString() {
        return "Connection[protocol=" + protocol + ", address=" + address + ", port=" + port + ", uri=" + origin()
                + ", local=" + local + ", relay=" + relay + "]";
    }
}
