package io.github.plexauth.domain;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A connection that works, with the token to use there.
 *
 * @param baseUri     the URI to put before every path, without a trailing slash
 * @param accessToken the token for that server. From a source, it is a transient token, which gives access to what is
 *                    shared there but cannot create another transient token. From an account, it is the token that
 *                    plex.tv sent for the server.
 * @param connection  the connection that was chosen
 * @param identity    the server that responded there
 * @param attempts    what happened to each candidate, in the order of their rank
 */
public record ServerConnection(
        URI baseUri,
        AccessToken accessToken,
        Connection connection,
        ServerIdentity identity,
        List<ConnectionAttempt> attempts) {

    /**
     * Checks every component and copies the list.
     *
     * @param baseUri     the URI to put before every path
     * @param accessToken the token for that server
     * @param connection  the connection that was chosen
     * @param identity    the server that responded there
     * @param attempts    what happened to each candidate
     */
    public ServerConnection {
        Objects.requireNonNull(baseUri, "baseUri");
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(identity, "identity");
        attempts = List.copyOf(Objects.requireNonNull(attempts, "attempts"));
    }

    /** Returns the connection and the identity of the server, without the token and the path of the URI. */
    @Override
    public String toString() {
        return "ServerConnection[" + connection + ", identity=" + identity + ", attempts=" + attempts + "]";
    }
}
