package io.github.plexauth.system.architecture.broken.protocol;

import java.util.logging.Logger;

/** A second logger. */
public record UsesJavaUtilLogging(Logger log) {}
