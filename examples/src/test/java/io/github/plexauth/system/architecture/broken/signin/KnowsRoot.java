package io.github.plexauth.system.architecture.broken.signin;

import io.github.plexauth.system.architecture.broken.Client;

/** A wait that knows the entry point. */
public record KnowsRoot(Client client) {}
