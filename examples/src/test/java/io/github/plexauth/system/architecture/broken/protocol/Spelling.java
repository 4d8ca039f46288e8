package io.github.plexauth.system.architecture.broken.protocol;

/** Breaks no rule. */
public record Spelling(String text) {}
