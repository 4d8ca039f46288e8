package io.github.plexauth.domain;

import java.util.Optional;

/**
 * Who a server says that it is, to anybody who asks.
 *
 * @param machineIdentifier what tells it from every other server, usually 40 hexadecimal digits
 * @param version           its version; empty if it sent none that can be read
 * @param claimed           whether it belongs to an account
 */
public record ServerIdentity(String machineIdentifier, Optional<ServerVersion> version, boolean claimed) {

    /** Refuses a blank identifier and null. */
    public ServerIdentity {
        Text.require(machineIdentifier, "machineIdentifier");
        if (version == null) {
            throw new IllegalArgumentException("version is null");
        }
    }
}
