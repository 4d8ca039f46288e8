package io.github.plexauth.system.architecture.broken.call;

/** Breaks no rule. */
public record Attempt(String text) {}
