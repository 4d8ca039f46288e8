package io.github.plexauth.domain;

import java.io.Serializable;
import java.net.URI;

/**
 * One way to reach a source. What the server left out is derived from what it sent, so every component is usable.
 *
 * @param protocol {@code http} or {@code https}
 * @param address  an IP address or a host name
 * @param port     1 to 65535
 * @param uri      what to connect to; for https this is the {@code plex.direct} name that the certificate is for, not
 *                 the address; it has no user info, query or fragment
 * @param local    whether the server says that it is on the same network as the source
 * @param relay    whether it goes through Plex's relay, which is slow (about 2 Mbit/s): the last resort
 */
public record Connection(String protocol, String address, int port, URI uri, boolean local, boolean relay)
        implements Serializable {

    /** Where a connection leads, the nearest first. */
    public enum Place {
        /** The same network. */
        LOCAL,
        /** Over the internet. */
        REMOTE,
        /** Through Plex's relay. */
        RELAY
    }


    /** Refuses what could not be connected to, and a URI that says more than where to. */
    public Connection {
        if (!"http".equals(protocol) && !"https".equals(protocol)) {
            throw new IllegalArgumentException("protocol is neither http nor https");
        }
        Text.requireLine(address, "address");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is not from 1 to 65535");
        }
        if (uri == null || uri.getHost() == null) {
            throw new IllegalArgumentException("uri is null or has no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("uri has user info, a query or a fragment");
        }
    }

    /**
     * Returns where the connection leads.
     *
     * @return RELAY if it is a relay, otherwise LOCAL or REMOTE
     */
    public Place place() {
        if (relay) {
            return Place.RELAY;
        }
        return local ? Place.LOCAL : Place.REMOTE;
    }
}
