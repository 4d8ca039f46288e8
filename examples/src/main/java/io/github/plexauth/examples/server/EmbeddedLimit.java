package io.github.plexauth.examples.server;

import java.util.Map;

/** Limits what clients can make the service remember. */
final class EmbeddedLimit {

    private static final int MAX_ENTRIES = 1_000;

    private EmbeddedLimit() {}

    /** Puts an entry into a map that keeps its order. If the map has too many entries, it loses the oldest one. */
    static <K, V> void put(Map<K, V> entries, K key, V value) {
        entries.put(key, value);
        if (entries.size() > MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
