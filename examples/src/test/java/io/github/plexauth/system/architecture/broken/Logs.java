package io.github.plexauth.system.architecture.broken;

import org.slf4j.Logger;

/** A second place that logs. */
public record Logs(Logger log) {}
