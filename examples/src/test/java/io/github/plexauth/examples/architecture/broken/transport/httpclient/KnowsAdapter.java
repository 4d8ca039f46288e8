package io.github.plexauth.examples.architecture.broken.transport.httpclient;

import io.github.plexauth.examples.architecture.broken.transport.jdk.UsesJakartaJson;

/** An adapter that knows another. */
public record KnowsAdapter(UsesJakartaJson other) {}
