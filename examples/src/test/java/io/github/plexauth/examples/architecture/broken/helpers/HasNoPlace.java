package io.github.plexauth.examples.architecture.broken.helpers;

/** In a package that the design does not have. */
public record HasNoPlace() {}
