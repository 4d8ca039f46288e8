package io.github.plexauth.domain;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Plex Media Server, such as {@code 1.43.4.10903-e5521bd8c}: four numbers and the hash of a build.
 *
 * <p>Versions are ordered by their numbers; the hash only makes the order total.
 *
 * @param major 0 or more
 * @param minor 0 or more
 * @param patch 0 or more
 * @param build 0 or more
 * @param hash  empty if there is none
 */
public record ServerVersion(int major, int minor, int patch, int build, String hash)
        implements Comparable<ServerVersion> {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?(?:-([\\w.-]{1,64}))?");

    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch)
            .thenComparingInt(ServerVersion::build)
            .thenComparing(ServerVersion::hash);

    /** Refuses negative numbers and null. */
    public ServerVersion {
        if (major < 0 || minor < 0 || patch < 0 || build < 0) {
            throw new IllegalArgumentException("a number of the version is negative");
        }
        if (hash == null) {
            throw new IllegalArgumentException("hash is null");
        }
    }

    /**
     * Reads a version.
     *
     * @param text three or four numbers, and perhaps a hash, such as {@code 1.42.2.10156}
     * @return the version; a fourth number that is missing is 0
     * @throws IllegalArgumentException if the text has another form
     */
    public static ServerVersion parse(String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("text is no version such as 1.43.4.10903-e5521bd8c");
        }
        return new ServerVersion(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)),
                parts.group(5) == null ? "" : parts.group(5));
    }

    /**
     * Says whether this version is the other one or a later one, whatever the hashes.
     *
     * @param other the version to reach
     * @return whether it is reached
     */
    public boolean isAtLeast(ServerVersion other) {
        return withoutHash().compareTo(other.withoutHash()) >= 0;
    }

    private ServerVersion withoutHash() {
        return new ServerVersion(major, minor, patch, build, "");
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    /** Returns the version as servers write it. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + "." + build + (hash.isEmpty() ? "" : "-" + hash);
    }
}
