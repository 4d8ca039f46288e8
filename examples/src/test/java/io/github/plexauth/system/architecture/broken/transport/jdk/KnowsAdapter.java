package io.github.plexauth.system.architecture.broken.transport.jdk;

import io.github.plexauth.system.architecture.broken.json.jsonb.UsesJavaNetHttp;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJavaNetHttp other) {}
