package io.github.plexauth.system.architecture.broken.call;

import io.github.plexauth.system.architecture.broken.connect.Pace;

/** A call that knows the search for a connection. */
public record KnowsConnect(Pace pace) {}
