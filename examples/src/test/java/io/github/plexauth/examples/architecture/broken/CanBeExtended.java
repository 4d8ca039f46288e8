package io.github.plexauth.examples.architecture.broken;

/** Open to subclasses for no reason. */
public class CanBeExtended {}
