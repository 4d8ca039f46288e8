package io.github.plexauth.domain;

/**
 * What kind of transient token to ask for. Open, since a server may learn another; {@link #DELEGATION} is the only one
 * that is known.
 *
 * @param value the text on the wire
 */
public record TokenType(String value) {

    /** The only type that servers support: a token with the access of the caller's. */
    public static final TokenType DELEGATION = new TokenType("delegation");

    /** Refuses blank text, and line breaks and other control characters. */
    public TokenType {
        Text.requireLine(value, "value");
    }
}
