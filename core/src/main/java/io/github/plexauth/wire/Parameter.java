package io.github.plexauth.wire;

/**
 * One parameter of a query, not yet encoded.
 *
 * @param name  as the protocol spells it
 * @param value any text
 */
public record Parameter(String name, String value) {

    String encoded() {
        return Percent.encode(name) + '=' + Percent.encode(value);
    }
}
