package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * The identity of a server, which it reports to everybody.
 *
 * @param machineIdentifier the identifier that distinguishes the server from all others, usually 40 hexadecimal digits
 * @param version           the version of the server; empty if the server did not send one that can be parsed
 * @param claimed           whether the server belongs to an account; empty if the server did not say
 */
public record ServerIdentity(String machineIdentifier, Optional<ServerVersion> version, Optional<Boolean> claimed) {

    /**
     * Checks every component.
     *
     * @param machineIdentifier the identifier of the server: not blank
     * @param version           the version of the server
     * @param claimed           whether the server belongs to an account
     * @throws IllegalArgumentException if the identifier is blank
     */
    public ServerIdentity {
        Checks.requireText(machineIdentifier, "machineIdentifier");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(claimed, "claimed");
    }
}
