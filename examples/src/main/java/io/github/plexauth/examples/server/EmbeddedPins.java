package io.github.plexauth.examples.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The PINs that have not expired. If there are too many, the oldest one is forgotten. */
final class EmbeddedPins {

    private final InstantSource clock;
    private final Map<Long, EmbeddedPin> pins = new LinkedHashMap<>();

    EmbeddedPins(InstantSource clock) {
        this.clock = clock;
    }

    synchronized EmbeddedPin create(boolean strong, String clientIdentifier, Optional<String> product,
            Optional<String> origin, Optional<EmbeddedJwk> key) {
        Instant now = clock.instant();
        Duration lifetime = Duration.ofMinutes(strong ? 30 : 15);
        String code = firstUnused(strong ? RandomText::strongCode : RandomText::shortCode);
        EmbeddedPin pin = new EmbeddedPin(RandomText.pinId(), code, clientIdentifier, product, origin, now,
                now.plus(lifetime), key, Optional.empty());
        EmbeddedLimit.put(pins, pin.id(), pin);
        return pin;
    }

    private String firstUnused(Supplier<String> codes) {
        return Stream.generate(codes).filter(code -> byCode(code).isEmpty()).findFirst().orElseThrow();
    }

    synchronized Optional<EmbeddedPin> byId(long id) {
        removeExpired();
        return Optional.ofNullable(pins.get(id));
    }

    synchronized Optional<EmbeddedPin> byCode(String code) {
        removeExpired();
        return pins.values().stream().filter(pin -> pin.code().equals(code)).findFirst();
    }

    /** Approves a PIN and returns true, or returns false if there is no such PIN. */
    synchronized boolean approve(String code, EmbeddedUser user) {
        Optional<EmbeddedPin> pin = byCode(code);
        pin.ifPresent(found -> pins.put(found.id(), found.approvedBy(user)));
        return pin.isPresent();
    }

    synchronized void expireAll() {
        pins.clear();
    }

    private void removeExpired() {
        Instant now = clock.instant();
        pins.values().removeIf(pin -> !now.isBefore(pin.expiresAt()));
    }

    /** Returns the seconds until the PIN expires, rounded up. */
    long expiresIn(EmbeddedPin pin) {
        return Duration.between(clock.instant(), pin.expiresAt()).plusMillis(999).toSeconds();
    }
}
