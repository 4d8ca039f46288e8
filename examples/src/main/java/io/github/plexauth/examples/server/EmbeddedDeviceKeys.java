package io.github.plexauth.examples.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that clients have registered. Each client has one at a time. */
final class EmbeddedDeviceKeys {

    /**
     * A registered key.
     *
     * @param user             the person who had signed in
     * @param clientIdentifier the client that has the private key
     * @param jwk              the public key
     */
    record DeviceKey(EmbeddedUser user, String clientIdentifier, EmbeddedJwk jwk) {}

    private final Map<String, DeviceKey> keys = new LinkedHashMap<>();

    /** Replaces the key of a client and returns true, or returns false if another client has the same thumbprint. */
    synchronized boolean register(DeviceKey key) {
        if (isTaken(key.jwk().thumbprint(), key.clientIdentifier())) {
            return false;
        }
        EmbeddedLimit.put(keys, key.clientIdentifier(), key);
        return true;
    }

    synchronized boolean isTaken(String thumbprint, String clientIdentifier) {
        return byThumbprint(thumbprint).filter(key -> !key.clientIdentifier().equals(clientIdentifier)).isPresent();
    }

    synchronized Optional<DeviceKey> byClient(String clientIdentifier) {
        return Optional.ofNullable(keys.get(clientIdentifier));
    }

    synchronized Optional<DeviceKey> byThumbprint(String thumbprint) {
        return keys.values().stream().filter(key -> key.jwk().thumbprint().equals(thumbprint)).findFirst();
    }

    synchronized void forget(String clientIdentifier) {
        keys.remove(clientIdentifier);
    }
}
