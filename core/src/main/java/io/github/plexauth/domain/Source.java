package io.github.plexauth.domain;

/**
 * Something that a server knows and can hand out access to: another Plex Media Server, or a cloud provider.
 *
 * <p>Only what the protocol is sure of is checked: the text is one line, not blank, and has one of the two prefixes.
 * Identifiers are not always hexadecimal, and may be followed by a provider and a path.
 *
 * @param value the text on the wire, such as {@code server://243b47…} or {@code provider://tv.plex.provider.podcasts}
 */
public record Source(String value) {

    private static final String SERVER = "server://";
    private static final String PROVIDER = "provider://";

    /** Refuses text without a prefix, or with nothing after it, or with a line break, as files end with. */
    public Source {
        Text.requireLine(value, "value");
        if (!value.startsWith(SERVER) && !value.startsWith(PROVIDER)) {
            throw new IllegalArgumentException("value: a source starts with server:// or provider://");
        }
        Text.require(value.substring(value.indexOf("://") + 3), "value after its prefix");
    }

    /**
     * Names a server by its machine identifier, which is its client identifier in the account's resources.
     *
     * @param machineIdentifier usually 40 hexadecimal digits
     * @return the source {@code server://<machineIdentifier>}
     */
    public static Source server(String machineIdentifier) {
        Text.requireLine(machineIdentifier, "machineIdentifier");
        return new Source(SERVER + machineIdentifier);
    }

    /**
     * Names a cloud provider.
     *
     * @param providerIdentifier such as {@code tv.plex.provider.podcasts}
     * @return the source {@code provider://<providerIdentifier>}
     */
    public static Source provider(String providerIdentifier) {
        Text.requireLine(providerIdentifier, "providerIdentifier");
        return new Source(PROVIDER + providerIdentifier);
    }

    /**
     * Reads a source with its prefix.
     *
     * @param text such as {@code server://243b47…}
     * @return the source
     * @throws IllegalArgumentException if the text has neither prefix, nothing after it, or a line break
     */
    public static Source parse(String text) {
        Text.requireLine(text, "text");
        return new Source(text);
    }
}
