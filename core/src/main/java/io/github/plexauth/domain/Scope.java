package io.github.plexauth.domain;

/**
 * What a transient token gives access to. Open, since a server may learn another; {@link #ALL} is the only one that is
 * known.
 *
 * @param value the text on the wire
 */
public record Scope(String value) {

    /** The only scope that servers support: all that the caller may do, except making a further token. */
    public static final Scope ALL = new Scope("all");

    /** Refuses blank text, and line breaks and other control characters. */
    public Scope {
        Text.requireLine(value, "value");
    }
}
