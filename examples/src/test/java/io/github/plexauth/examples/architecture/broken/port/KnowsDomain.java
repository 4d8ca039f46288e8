package io.github.plexauth.examples.architecture.broken.port;

import io.github.plexauth.examples.architecture.broken.domain.Value;

/** Part of a port that knows a value. */
public record KnowsDomain(Value value) {}
