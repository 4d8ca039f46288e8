package io.github.plexauth.system.architecture.broken.examples;

/** Breaks no rule. */
public record Program(String name) {}
