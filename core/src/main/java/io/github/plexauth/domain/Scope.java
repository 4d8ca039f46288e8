package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;

/**
 * The scope of a transient token: what it gives access to.
 *
 * <p>{@link #ALL} is the only scope that servers are known to support. This is a record and not an enum because a
 * server may support others in the future.
 *
 * @param value the value of the {@code scope} parameter
 */
public record Scope(String value) {

    /** Access to all that the caller's own token gives access to, except the creation of another transient token. */
    public static final Scope ALL = new Scope("all");

    /**
     * Checks that the value is not blank and has no control characters.
     *
     * @param value the value of the {@code scope} parameter: one line of text
     * @throws IllegalArgumentException if the value is not such a line
     */
    public Scope {
        Checks.requireLine(value, "value");
    }
}
