package io.github.plexauth.examples.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The nonces that clients may still use: each for its client, once, and for five minutes. */
final class EmbeddedNonces {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private record Nonce(String clientIdentifier, Instant expiresAt) {}

    private final InstantSource clock;
    private final Map<String, Nonce> nonces = new LinkedHashMap<>();

    EmbeddedNonces(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String create(String clientIdentifier) {
        String text = UUID.randomUUID().toString();
        EmbeddedLimit.put(nonces, text, new Nonce(clientIdentifier, clock.instant().plus(LIFETIME)));
        return text;
    }

    /** Uses up a nonce and returns true, or returns false if the client has no such nonce. */
    synchronized boolean use(String text, String clientIdentifier) {
        Instant now = clock.instant();
        nonces.values().removeIf(nonce -> !now.isBefore(nonce.expiresAt()));
        Nonce nonce = nonces.get(text);
        return nonce != null && nonce.clientIdentifier().equals(clientIdentifier) && nonces.remove(text, nonce);
    }
}
