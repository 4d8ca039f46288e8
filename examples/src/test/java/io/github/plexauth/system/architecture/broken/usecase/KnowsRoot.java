package io.github.plexauth.system.architecture.broken.usecase;

import io.github.plexauth.system.architecture.broken.Client;

/** A use case that knows who runs it. */
public record KnowsRoot(Client client) {}
