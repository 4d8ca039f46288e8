package io.github.plexauth.examples.architecture.broken.json.jsonb;

import io.github.plexauth.examples.architecture.broken.wire.Spelling;

/** An adapter that knows Plex. */
public record KnowsWire(Spelling spelling) {}
