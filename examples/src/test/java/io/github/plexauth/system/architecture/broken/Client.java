package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.port.HttpTransport;
import io.github.plexauth.system.architecture.broken.port.JsonCodec;

/** Breaks no rule: it holds the ports and calls neither. */
public record Client(HttpTransport transport, JsonCodec codec) {}
