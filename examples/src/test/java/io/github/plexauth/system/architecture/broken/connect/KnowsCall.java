package io.github.plexauth.system.architecture.broken.connect;

import io.github.plexauth.system.architecture.broken.call.Attempt;

/** A search that knows how a server is asked. */
public record KnowsCall(Attempt attempt) {}
