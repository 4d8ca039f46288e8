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
 * @param connections      the connections, in the order in which the server sent them; entries without a usable address
 *                         are left out
 */
public record SourceConnectionInformation(
        Optional<String> name,
        Optional<String> clientIdentifier,
        Optional<AccessToken> accessToken,
        List<Connection> connections) {

    /** Checks every component and copies the list. */
    public SourceConnectionInformation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(accessToken, "accessToken");
        connections = List.copyOf(Objects.requireNonNull(connections, "connections"));
    }
}
