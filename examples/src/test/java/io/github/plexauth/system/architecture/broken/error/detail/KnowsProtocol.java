package io.github.plexauth.system.architecture.broken.error.detail;

import io.github.plexauth.system.architecture.broken.protocol.Spelling;

/** Data of an exception that knows the spelling of Plex. */
public record KnowsProtocol(Spelling spelling) {}
