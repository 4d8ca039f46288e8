package io.github.plexauth.examples.architecture.broken.error;

import io.github.plexauth.examples.architecture.broken.port.JsonCodec;

/** Part of an exception that knows a port. */
public record KnowsPort(JsonCodec codec) {}
