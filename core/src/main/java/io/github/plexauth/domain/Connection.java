package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/**
 * One way to reach a source. The library derives what a server leaves out, so every component is usable.
 *
 * @param protocol {@code http} or {@code https}
 * @param address  an IP address or a host name
 * @param port     1 to 65535
 * @param uri      the URI to connect to, without user info, query or fragment. For https it has the {@code plex.direct}
 *                 name that the server's certificate is for, not the address.
 * @param local    whether the server says that it is on the same network as the source
 * @param relay    whether the connection goes through Plex's relay, which is slow (about 2 Mbit/s)
 */
public record Connection(String protocol, String address, int port, URI uri, boolean local, boolean relay)
        implements Serializable {

    /** The part of the network that a connection uses, nearest first. */
    public enum Place {
        /** The same network. */
        LOCAL,
        /** The internet. */
        REMOTE,
        /** Plex's relay. */
        RELAY
    }

    /** Checks every component. */
    public Connection {
        if (!Objects.requireNonNull(protocol, "protocol").equals("http") && !protocol.equals("https")) {
            throw new IllegalArgumentException("protocol is neither http nor https");
        }
        Checks.requireLine(address, "address");
        Checks.requirePort(port, "port");
        if (Objects.requireNonNull(uri, "uri").getHost() == null) {
            throw new IllegalArgumentException("uri has no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("uri has user info, a query or a fragment");
        }
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
}
