package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A media server that an account can use.
 *
 * @param name             the name of the server for people; empty if plex.tv sent none
 * @param clientIdentifier the identifier of the server, which is its machine identifier
 * @param version          the version of the server; empty if plex.tv sent none that can be parsed
 * @param owned            whether the account owns the server
 * @param home             whether the server belongs to the home of the account
 * @param present          whether plex.tv regards the server as running
 * @param owner            the name of the person who shares the server; empty for an own server
 * @param network          what matters for connecting
 * @param accessToken      the token for this server; empty if there is none that media servers accept. The token of the
 *                         account has only the access of a guest on a shared server.
 * @param tokenProblem     why there is no access token, as one sentence; empty if there is one
 * @param connections      the connections, in the order of plex.tv, each once, without those that are not usable
 * @param problems         why each connection that was left out is not usable: one short sentence each, which quotes
 *                         nothing
 */
public record AccountServer(
        Optional<String> name,
        String clientIdentifier,
        Optional<ServerVersion> version,
        boolean owned,
        boolean home,
        boolean present,
        Optional<String> owner,
        Network network,
        Optional<AccessToken> accessToken,
        Optional<String> tokenProblem,
        List<Connection> connections,
        List<String> problems) {

    /**
     * What plex.tv says of the network of a server. A flag that plex.tv leaves out is false.
     *
     * @param httpsRequired          whether the server accepts https only
     * @param publicAddressMatches   whether the server and this application have the same public address, so that its
     *                               local connections probably work
     * @param dnsRebindingProtection whether the router of the server is known to block {@code plex.direct} names
     * @param natLoopbackSupported   whether the public address of the server works within its own network
     */
    public record Network(
            boolean httpsRequired,
            boolean publicAddressMatches,
            boolean dnsRebindingProtection,
            boolean natLoopbackSupported) {}

    /**
     * Checks every component and copies the lists.
     *
     * @param name             the name of the server for people
     * @param clientIdentifier the identifier of the server: one line of text
     * @param version          the version of the server
     * @param owned            whether the account owns the server
     * @param home             whether the server belongs to the home of the account
     * @param present          whether plex.tv regards the server as running
     * @param owner            the name of the person who shares the server
     * @param network          what matters for connecting
     * @param accessToken      the token for this server
     * @param tokenProblem     why there is no access token
     * @param connections      the connections
     * @param problems         why each connection that was left out is not usable
     * @throws IllegalArgumentException if the identifier is not such a line
     */
    public AccountServer {
        Objects.requireNonNull(name, "name");
        Checks.requireLine(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(tokenProblem, "tokenProblem");
        connections = List.copyOf(Objects.requireNonNull(connections, "connections"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
    }

    /** Returns the identifier and the connections, without the token and without names, which can be any text. */
    @Override
    public String toString() {
        return "AccountServer[clientIdentifier=" + clientIdentifier + ", owned=" + owned + ", connections="
                + connections + ", problems=" + problems + "]";
    }
}
