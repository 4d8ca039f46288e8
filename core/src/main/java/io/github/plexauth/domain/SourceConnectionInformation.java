package io.github.plexauth.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ways to reach a source, and the token to use there.
 *
 * @param name             the name of the source for people, such as {@code Living room}; empty if the server sent none
 * @param clientIdentifier the identifier of the source, which for a server is its machine identifier; empty if the
 *                         server sent none
 * @param accessToken      a transient token <em>for the source</em>, not for the server that was asked; empty if the
 *                         server sent none
 * @param connections      the connections, in the order in which the server sent them, without those that are not
 *                         usable
 * @param problems         why each connection that was left out is not usable: one short sentence each, which quotes
 *                         nothing, such as {@code Connection 3 has a URI without a host.}
 */
public record SourceConnectionInformation(
        Optional<String> name,
        Optional<String> clientIdentifier,
        Optional<AccessToken> accessToken,
        List<Connection> connections,
        List<String> problems) {

    /**
     * Checks every component and copies the lists.
     *
     * @param name             the name of the source for people
     * @param clientIdentifier the identifier of the source
     * @param accessToken      a transient token for the source
     * @param connections      the connections
     * @param problems         why each connection that was left out is not usable
     */
    public SourceConnectionInformation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(accessToken, "accessToken");
        connections = List.copyOf(Objects.requireNonNull(connections, "connections"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
    }

    /**
     * Creates information in which every connection is usable.
     *
     * @param name             the name of the source; empty if it has none
     * @param clientIdentifier the identifier of the source; empty if it is not known
     * @param accessToken      a transient token for the source; empty if there is none
     * @param connections      the connections
     */
    public SourceConnectionInformation(
            Optional<String> name,
            Optional<String> clientIdentifier,
            Optional<AccessToken> accessToken,
            List<Connection> connections) {
        this(name, clientIdentifier, accessToken, connections, List.of());
    }

    /** Returns the identifier and the connections, without the token and without the name, which can be any text. */
    @Override
    public String toString() {
        return "SourceConnectionInformation[clientIdentifier=" + clientIdentifier.orElse("unknown") + ", connections="
                + connections + ", problems=" + problems + "]";
    }
}
