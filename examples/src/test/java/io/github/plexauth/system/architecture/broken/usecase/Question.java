package io.github.plexauth.system.architecture.broken.usecase;

/** Breaks no rule. */
public record Question(String text) {}
