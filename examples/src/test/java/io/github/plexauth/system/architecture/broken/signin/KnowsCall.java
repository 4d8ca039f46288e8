package io.github.plexauth.system.architecture.broken.signin;

import io.github.plexauth.system.architecture.broken.call.Attempt;

/** A wait that knows how plex.tv is asked. */
public record KnowsCall(Attempt attempt) {}
