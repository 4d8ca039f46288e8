package io.github.plexauth.system.architecture.broken.clock;

import io.github.plexauth.system.architecture.broken.port.HttpTransport;

/** A clock that knows a port. */
public record KnowsPort(HttpTransport transport) {}
