package io.github.plexauth.system.architecture.broken.port;

import io.github.plexauth.system.architecture.broken.domain.Value;

/** Part of a port that knows a value. */
public record KnowsDomain(Value value) {}
