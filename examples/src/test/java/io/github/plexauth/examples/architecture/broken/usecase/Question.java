package io.github.plexauth.examples.architecture.broken.usecase;

/** Breaks no rule. */
public record Question(String text) {}
