package io.github.plexauth.system.architecture.broken.transport.jdk;

import jakarta.json.JsonValue;

/** An adapter that uses another's library. */
public record UsesJakartaJson(JsonValue json) {}
