package io.github.plexauth.system.architecture.broken.check;

import io.github.plexauth.system.architecture.broken.domain.Value;

/** A check that knows a value. */
public record KnowsDomain(Value value) {}
