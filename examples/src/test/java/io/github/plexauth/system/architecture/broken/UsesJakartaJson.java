package io.github.plexauth.system.architecture.broken;

import jakarta.json.JsonValue;

/** Core with a JSON library of its own. */
public record UsesJakartaJson(JsonValue json) {}
