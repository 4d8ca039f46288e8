package io.github.plexauth.examples.architecture.broken.transport.httpclient;

import io.github.plexauth.examples.architecture.broken.error.KnowsPort;

/** An adapter that knows Plex. */
public record KnowsError(KnowsPort error) {}
