package io.github.plexauth.examples.architecture.broken.wire;

import java.util.logging.Logger;

/** A second logger. */
public record UsesJavaUtilLogging(Logger log) {}
