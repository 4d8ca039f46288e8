package io.github.plexauth.examples.server;

import java.time.InstantSource;
import java.util.Optional;

/** Checks the JSON Web Tokens with which clients prove that they have their keys. */
final class EmbeddedDeviceJwts {

    static final String AUDIENCE = "plex.tv";

    // The clocks of the client and of plex.tv may differ by this much.
    private static final long LEEWAY_SECONDS = 10;

    private final InstantSource clock;

    EmbeddedDeviceJwts(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns what is wrong about a token of a client, or nothing if it is right. */
    Optional<EmbeddedJwtFault> fault(EmbeddedJwt jwt, EmbeddedJwk key, String clientIdentifier) {
        long now = clock.instant().getEpochSecond();
        if (!jwt.thumbprint().equals(Optional.of(key.thumbprint())) || !jwt.isSignedBy(key.key())) {
            return Optional.of(EmbeddedJwtFault.SIGNATURE);
        }
        if (jwt.seconds("exp").filter(expiry -> expiry <= now - LEEWAY_SECONDS).isPresent()) {
            return Optional.of(EmbeddedJwtFault.EXPIRED);
        }
        if (!jwt.text("iss").equals(Optional.of(clientIdentifier))) {
            return Optional.of(EmbeddedJwtFault.ISSUER);
        }
        boolean right = jwt.audience().contains(AUDIENCE)
                && jwt.seconds("exp").isPresent()
                && jwt.seconds("iat").filter(issued -> issued <= now + LEEWAY_SECONDS).isPresent();
        return right ? Optional.empty() : Optional.of(EmbeddedJwtFault.CLAIMS);
    }
}
