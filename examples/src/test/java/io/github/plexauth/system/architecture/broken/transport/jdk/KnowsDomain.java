package io.github.plexauth.system.architecture.broken.transport.jdk;

import io.github.plexauth.system.architecture.broken.domain.Value;

/** An adapter that knows Plex. */
public record KnowsDomain(Value value) {}
