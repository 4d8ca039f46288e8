package io.github.plexauth.examples.architecture.broken.wire;

/** Breaks no rule. */
public record Spelling(String text) {}
