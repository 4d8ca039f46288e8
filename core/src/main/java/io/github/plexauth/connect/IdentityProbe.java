package io.github.plexauth.connect;

import io.github.plexauth.domain.ServerIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a server for its identity, without a token. */
@FunctionalInterface
public interface IdentityProbe {

    /**
     * Asks the server at an address.
     *
     * @param baseUri the base URI of the server
     * @param timeout the time that the answer may take; positive
     * @return a future of the identity; cancelling it ends the request
     * @throws IllegalArgumentException if the library cannot connect to this URI
     */
    CompletableFuture<ServerIdentity> ask(URI baseUri, Duration timeout);
}
