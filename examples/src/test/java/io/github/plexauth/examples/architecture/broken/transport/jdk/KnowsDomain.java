package io.github.plexauth.examples.architecture.broken.transport.jdk;

import io.github.plexauth.examples.architecture.broken.domain.Value;

/** An adapter that knows Plex. */
public record KnowsDomain(Value value) {}
