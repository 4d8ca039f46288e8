package io.github.plexauth.system.architecture.broken.domain;

import io.github.plexauth.system.architecture.broken.port.HttpTransport;

/** A value that knows a port; with KnowsDomain of port it also makes a cycle. */
public record KnowsPort(HttpTransport transport) {}
