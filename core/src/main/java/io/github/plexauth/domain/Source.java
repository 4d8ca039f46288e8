package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;

/**
 * Something that a server knows and gives access to: another Plex Media Server, or a cloud provider.
 *
 * <p>A source is one line of text that starts with {@code server://} or {@code provider://}. The library does not check
 * what follows, because identifiers are not always hexadecimal and may be followed by a provider and a path.
 */
public final class Source {

    private static final String SERVER = "server://";
    private static final String PROVIDER = "provider://";

    private final String value;

    private Source(String value) {
        this.value = value;
    }

    /**
     * Returns the source that stands for a server.
     *
     * @param machineIdentifier the identifier of the server, usually 40 hexadecimal digits. The account's resources
     *                          list it as the client identifier.
     * @return the source {@code server://<machineIdentifier>}
     */
    public static Source server(String machineIdentifier) {
        return new Source(SERVER + Checks.requireLine(machineIdentifier, "machineIdentifier"));
    }

    /**
     * Returns the source that stands for a cloud provider.
     *
     * @param providerIdentifier the identifier of the provider, such as {@code tv.plex.provider.podcasts}
     * @return the source {@code provider://<providerIdentifier>}
     */
    public static Source provider(String providerIdentifier) {
        return new Source(PROVIDER + Checks.requireLine(providerIdentifier, "providerIdentifier"));
    }

    /**
     * Parses a source that has its prefix.
     *
     * @param text such as {@code server://243b47…} or {@code provider://tv.plex.provider.podcasts}
     * @return the source
     * @throws IllegalArgumentException if the text has neither prefix, nothing after it, or a line break
     */
    public static Source parse(String text) {
        Checks.requireLine(text, "text");
        if (!text.startsWith(SERVER) && !text.startsWith(PROVIDER)) {
            throw new IllegalArgumentException("text does not start with server:// or provider://");
        }
        Checks.requireText(text.substring(text.indexOf("://") + 3), "text after the prefix");
        return new Source(text);
    }

    /**
     * Returns the text of the source, with its prefix.
     *
     * @return such as {@code server://243b47…}
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source source && source.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
