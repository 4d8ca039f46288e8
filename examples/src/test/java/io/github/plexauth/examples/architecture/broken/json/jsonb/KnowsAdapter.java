package io.github.plexauth.examples.architecture.broken.json.jsonb;

import io.github.plexauth.examples.architecture.broken.transport.jdk.UsesJakartaJson;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJakartaJson other) {}
