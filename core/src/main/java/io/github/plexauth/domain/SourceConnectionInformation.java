package io.github.plexauth.domain;

import java.util.List;
import java.util.Optional;

/**
 * How to reach a source, and the token to use there.
 *
 * @param name             the source's name for people, such as {@code Living room}; empty if the server sent none
 * @param clientIdentifier the source's own identifier (a server's machine identifier); empty if the server sent none
 * @param accessToken      a transient token <em>for the source</em>, not for the server that was asked
 * @param connections      the ways to reach it, in the server's order; entries that name no address are left out
 */
public record SourceConnectionInformation(
        String name, String clientIdentifier, Optional<AccessToken> accessToken, List<Connection> connections) {

    /** Refuses null and copies the list. */
    public SourceConnectionInformation {
        if (name == null) {
            throw new IllegalArgumentException("name is null");
        }
        if (clientIdentifier == null) {
            throw new IllegalArgumentException("clientIdentifier is null");
        }
        if (accessToken == null) {
            throw new IllegalArgumentException("accessToken is null");
        }
        if (connections == null) {
            throw new IllegalArgumentException("connections is null");
        }
        connections = List.copyOf(connections);
    }
}
