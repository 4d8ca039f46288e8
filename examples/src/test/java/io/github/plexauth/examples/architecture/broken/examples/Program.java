package io.github.plexauth.examples.architecture.broken.examples;

/** Breaks no rule. */
public record Program(String name) {}
