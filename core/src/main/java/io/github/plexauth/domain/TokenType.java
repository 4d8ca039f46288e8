package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;

/**
 * The type of a transient token.
 *
 * <p>{@link #DELEGATION} is the only type that servers are known to support. This is a record and not an enum because
 * a server may support others in the future.
 *
 * @param value the value of the {@code type} parameter
 */
public record TokenType(String value) {

    /** A token that has the access of the caller's own token. */
    public static final TokenType DELEGATION = new TokenType("delegation");

    /**
     * Checks that the value is not blank and has no control characters.
     *
     * @param value the value of the {@code type} parameter: one line of text
     * @throws IllegalArgumentException if the value is not such a line
     */
    public TokenType {
        Checks.requireLine(value, "value");
    }
}
