package io.github.plexauth.connect;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.SourceConnectionInformation;
import java.util.List;
import java.util.Optional;

/**
 * What to connect to.
 *
 * @param noun             what messages call it
 * @param ifNowhere        what it means if there is no connection at all, as one sentence
 * @param clientIdentifier the machine identifier of the server to find, if it is known
 * @param accessToken      the token to use there, if there is one
 * @param tokenProblem     why there is no token, as one sentence
 * @param connections      the connections that are usable
 * @param problems         why the others are not
 */
public record Target(
        String noun,
        String ifNowhere,
        Optional<String> clientIdentifier,
        Optional<AccessToken> accessToken,
        Optional<String> tokenProblem,
        List<Connection> connections,
        List<String> problems) {

    /** Returns the target that a media server described. */
    public static Target of(SourceConnectionInformation information) {
        return new Target(
                "source",
                "This is normal for some cloud providers, which have no server to connect to.",
                information.clientIdentifier(),
                information.accessToken(),
                Optional.empty(),
                information.connections(),
                information.problems());
    }

    /** Returns the target that plex.tv described. */
    public static Target of(AccountServer server) {
        return new Target(
                "server",
                "It is probably not running, or not signed in.",
                Optional.of(server.clientIdentifier()),
                server.accessToken(),
                server.tokenProblem(),
                server.connections(),
                server.problems());
    }
}
