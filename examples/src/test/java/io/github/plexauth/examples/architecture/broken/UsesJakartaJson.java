package io.github.plexauth.examples.architecture.broken;

import jakarta.json.JsonValue;

/** Core with a JSON library of its own. */
public record UsesJakartaJson(JsonValue json) {}
