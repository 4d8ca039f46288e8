package io.github.plexauth.examples.server;

import java.time.InstantSource;

/**
 * Everything that the service remembers, and the clock that decides when it forgets.
 *
 * @param clock        the clock
 * @param pins         the PINs that clients have created
 * @param legacyTokens the tokens without an expiry time
 * @param signingKeys  the keys of the service
 * @param deviceKeys   the keys of clients
 * @param nonces       the nonces that clients may still use
 */
record EmbeddedPlexTvMemory(
        InstantSource clock,
        EmbeddedPins pins,
        EmbeddedLegacyTokens legacyTokens,
        EmbeddedSigningKeys signingKeys,
        EmbeddedDeviceKeys deviceKeys,
        EmbeddedNonces nonces) {

    static EmbeddedPlexTvMemory of(InstantSource clock, String accountToken) {
        return new EmbeddedPlexTvMemory(
                clock,
                new EmbeddedPins(clock),
                new EmbeddedLegacyTokens(accountToken),
                new EmbeddedSigningKeys(),
                new EmbeddedDeviceKeys(),
                new EmbeddedNonces(clock));
    }
}
