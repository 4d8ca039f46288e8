package io.github.plexauth.system.architecture.broken.json.jsonb;

import io.github.plexauth.system.architecture.broken.protocol.Spelling;

/** An adapter that knows Plex. */
public record KnowsProtocol(Spelling spelling) {}
