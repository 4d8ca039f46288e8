package io.github.plexauth.system.architecture.broken.connect;

/** Breaks no rule. */
public record Pace(String text) {}
