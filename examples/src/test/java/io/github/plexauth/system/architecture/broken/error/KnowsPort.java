package io.github.plexauth.system.architecture.broken.error;

import io.github.plexauth.system.architecture.broken.port.JsonCodec;

/** Part of an exception that knows a port. */
public record KnowsPort(JsonCodec codec) {}
