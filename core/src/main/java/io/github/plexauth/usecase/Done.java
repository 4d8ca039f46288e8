package io.github.plexauth.usecase;

/** The result of a use case whose success is its only result. */
public enum Done {
    /** The server has done what it was asked. */
    DONE
}
