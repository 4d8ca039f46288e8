package io.github.plexauth.system.architecture.broken;

/** Open to subclasses for no reason. */
public class CanBeExtended {}
