package io.github.plexauth.system.architecture.broken.json.jsonb;

import io.github.plexauth.system.architecture.broken.transport.jdk.UsesJakartaJson;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJakartaJson other) {}
