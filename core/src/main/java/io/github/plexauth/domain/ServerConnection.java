package io.github.plexauth.domain;

import java.net.URI;
import java.util.List;

/**
 * A connection to a source that was seen to work, with the token to use there.
 *
 * @param baseUri     what to put before every path; without a trailing slash
 * @param accessToken a transient token for that server: it can read what is shared there, but make no further token
 * @param connection  the connection that was chosen
 * @param identity    who answered there
 * @param attempts    what became of each candidate, in the order of their rank
 */
public record ServerConnection(
        URI baseUri,
        AccessToken accessToken,
        Connection connection,
        ServerIdentity identity,
        List<ConnectionAttempt> attempts) {

    /** Refuses null and copies the list. */
    public ServerConnection {
        if (baseUri == null || accessToken == null || connection == null || identity == null || attempts == null) {
            throw new IllegalArgumentException("a component is null");
        }
        attempts = List.copyOf(attempts);
    }
}
