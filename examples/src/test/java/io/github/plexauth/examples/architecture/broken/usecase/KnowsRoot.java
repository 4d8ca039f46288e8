package io.github.plexauth.examples.architecture.broken.usecase;

import io.github.plexauth.examples.architecture.broken.Client;

/** A use case that knows who runs it. */
public record KnowsRoot(Client client) {}
