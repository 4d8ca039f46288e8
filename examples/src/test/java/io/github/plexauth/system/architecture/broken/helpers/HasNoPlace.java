package io.github.plexauth.system.architecture.broken.helpers;

/** In a package that the design does not have. */
public record HasNoPlace() {}
