package io.github.plexauth.system.architecture.broken.transport.httpclient;

import io.github.plexauth.system.architecture.broken.error.KnowsPort;

/** An adapter that knows Plex. */
public record KnowsError(KnowsPort error) {}
