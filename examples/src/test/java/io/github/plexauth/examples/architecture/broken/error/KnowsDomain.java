package io.github.plexauth.examples.architecture.broken.error;

import io.github.plexauth.examples.architecture.broken.domain.Value;

/** Part of an exception that knows more than the JDK. */
public record KnowsDomain(Value value) {}
