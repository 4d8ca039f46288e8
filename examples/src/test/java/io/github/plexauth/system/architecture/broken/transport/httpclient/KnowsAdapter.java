package io.github.plexauth.system.architecture.broken.transport.httpclient;

import io.github.plexauth.system.architecture.broken.transport.jdk.UsesJakartaJson;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJakartaJson other) {}
