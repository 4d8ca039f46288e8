package io.github.plexauth.system.architecture.broken.connect;

import io.github.plexauth.system.architecture.broken.Client;

/** A search that knows the entry point. */
public record KnowsRoot(Client client) {}
