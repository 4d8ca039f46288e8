package io.github.plexauth.domain;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Plex Media Server, such as {@code 1.43.4.10903-e5521bd8c}: four numbers and the hash of the build.
 *
 * <p>Versions are ordered by their numbers. Versions with equal numbers are ordered by their hash, so that the order is
 * consistent with {@code equals}.
 *
 * @param major 0 or more
 * @param minor 0 or more
 * @param patch 0 or more
 * @param build 0 or more
 * @param hash  the hash of the build; empty if the version has none
 */
public record ServerVersion(int major, int minor, int patch, int build, Optional<String> hash)
        implements Comparable<ServerVersion> {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?(?:-([\\w.-]{1,64}))?");

    private static final Comparator<ServerVersion> BY_NUMBERS = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch)
            .thenComparingInt(ServerVersion::build);

    private static final Comparator<ServerVersion> ORDER =
            BY_NUMBERS.thenComparing(version -> version.hash().orElse(""));

    /** Checks that no number is negative. */
    public ServerVersion {
        if (major < 0 || minor < 0 || patch < 0 || build < 0) {
            throw new IllegalArgumentException("major, minor, patch or build is negative");
        }
        Objects.requireNonNull(hash, "hash");
    }

    /**
     * Parses a version.
     *
     * @param text three or four numbers, optionally with a hash, such as {@code 1.42.2.10156}
     * @return the version; a missing fourth number is 0
     * @throws IllegalArgumentException if the text has another form
     */
    public static ServerVersion parse(String text) {
        Matcher parts = FORM.matcher(Objects.requireNonNull(text, "text"));
        if (!parts.matches()) {
            throw new IllegalArgumentException("text is not a version such as 1.43.4.10903-e5521bd8c");
        }
        return new ServerVersion(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)),
                Optional.ofNullable(parts.group(5)));
    }

    /**
     * Returns whether this version is equal to or later than another one. Hashes are ignored.
     *
     * @param other the version to compare with
     * @return true if it is equal or later
     */
    public boolean isAtLeast(ServerVersion other) {
        return BY_NUMBERS.compare(this, Objects.requireNonNull(other, "other")) >= 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    /** Returns the version in the form that servers use. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + "." + build + hash.map(text -> "-" + text).orElse("");
    }
}
