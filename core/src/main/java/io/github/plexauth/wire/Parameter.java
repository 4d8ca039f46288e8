package io.github.plexauth.wire;

/**
 * One parameter of a query, not yet encoded.
 *
 * @param name  as the protocol spells it
 * @param value any text
 */
public record Parameter(String name, String value) {

    /** Appends the parameter, encoded, after an ampersand. */
    void appendTo(StringBuilder query) {
        query.append('&').append(Percent.encode(name)).append('=').append(Percent.encode(value));
    }
}
