package io.github.plexauth.examples.architecture.broken.transport.jdk;

import io.github.plexauth.examples.architecture.broken.json.jsonb.UsesJavaNetHttp;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJavaNetHttp other) {}
