package io.github.plexauth.examples.architecture.broken.domain;

/** Breaks no rule. */
public record Value(String text) {}
