package io.github.plexauth.examples.server;

import java.time.Instant;
import java.util.Optional;

/**
 * A PIN that a client has created at plex.tv.
 *
 * @param id               the number by which the client asks for it
 * @param code             the code that a person approves
 * @param clientIdentifier the client that created it, and the only one that may ask for it
 * @param product          the name of the client's product, if it was sent
 * @param origin           the Origin header of the request that created it, if it was sent
 * @param createdAt        when it was created
 * @param expiresAt        when plex.tv forgets it
 * @param key              the key of the client, if it was sent
 * @param approvedBy       the person who approved it, if somebody did
 */
record EmbeddedPin(
        long id,
        String code,
        String clientIdentifier,
        Optional<String> product,
        Optional<String> origin,
        Instant createdAt,
        Instant expiresAt,
        Optional<EmbeddedJwk> key,
        Optional<EmbeddedUser> approvedBy) {

    EmbeddedPin approvedBy(EmbeddedUser user) {
        return new EmbeddedPin(
                id, code, clientIdentifier, product, origin, createdAt, expiresAt, key, Optional.of(user));
    }
}
