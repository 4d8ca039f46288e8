package io.github.plexauth.system.architecture.broken.domain;

/** Breaks no rule. */
public record Value(String text) {}
