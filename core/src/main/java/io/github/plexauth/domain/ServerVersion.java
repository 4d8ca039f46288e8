package io.github.plexauth.domain;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a Plex Media Server, such as {@code 1.43.4.10903-e5521bd8c}: four numbers and the hash of the build.
 * Old versions have five numbers, such as {@code 0.9.16.6.1993}.
 *
 * <p>Versions are ordered by their numbers. Versions with equal numbers are ordered by their hash, so that the order is
 * consistent with {@code equals}.
 *
 * @param major    0 or more
 * @param minor    0 or more
 * @param patch    0 or more
 * @param build    0 or more
 * @param revision the fifth number of an old version; 0 if the version has none
 * @param hash     the hash of the build; empty if the version has none
 */
public record ServerVersion(int major, int minor, int patch, int build, int revision, Optional<String> hash)
        implements Comparable<ServerVersion> {

    /**
     * The first version without a known hole through which the holder of a transient token gets a permanent one:
     * 1.43.4.10903. This is what was known on 2026-11-27:
     * <ul>
     * <li>CVE-2025-69414, by which a transient token is exchanged for a permanent one, affects versions through
     *     1.42.2.10156 according to the NVD, and up to 1.43.0.10389 according to Greenbone. The vendor names no version
     *     that fixes it.
     * <li>Later holes that expose the permanent tokens of a server were fixed up to 1.43.4.10903: CVE-2026-96656 before
     *     1.43.3.10861 according to the vendor, and others that testers found to be fixed in 1.43.3.10896 and
     *     1.43.4.10903.
     * </ul>
     *
     * <p>Later versions may have holes that were not known then.
     */
    public static final ServerVersion FIRST_WITHOUT_KNOWN_TOKEN_LEAKS =
            new ServerVersion(1, 43, 4, 10_903, Optional.empty());

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})"
            + "(?:\\.(\\d{1,9})(?:\\.(\\d{1,9}))?)?(?:-([\\w.-]{1,64}))?");

    private static final Comparator<ServerVersion> BY_NUMBERS = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch)
            .thenComparingInt(ServerVersion::build)
            .thenComparingInt(ServerVersion::revision);

    private static final Comparator<ServerVersion> ORDER =
            BY_NUMBERS.thenComparing(version -> version.hash().orElse(""));

    /**
     * Checks that no number is negative.
     *
     * @param major    0 or more
     * @param minor    0 or more
     * @param patch    0 or more
     * @param build    0 or more
     * @param revision 0 or more
     * @param hash     the hash of the build; empty if the version has none
     * @throws IllegalArgumentException if a number is negative
     */
    public ServerVersion {
        if (major < 0 || minor < 0 || patch < 0 || build < 0 || revision < 0) {
            throw new IllegalArgumentException("major, minor, patch, build or revision is negative");
        }
        Objects.requireNonNull(hash, "hash");
    }

    /**
     * Creates a version of four numbers.
     *
     * @param major    0 or more
     * @param minor    0 or more
     * @param patch    0 or more
     * @param build    0 or more
     * @param hash     the hash of the build; empty if the version has none
     */
    public ServerVersion(int major, int minor, int patch, int build, Optional<String> hash) {
        this(major, minor, patch, build, 0, hash);
    }

    /**
     * Parses a version.
     *
     * @param text three to five numbers, optionally with a hash, such as {@code 1.42.2.10156}
     * @return the version; a missing number is 0
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
                numberOrZero(parts.group(4)),
                numberOrZero(parts.group(5)),
                Optional.ofNullable(parts.group(6)));
    }

    private static int numberOrZero(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
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
        return major + "." + minor + "." + patch + "." + build + (revision == 0 ? "" : "." + revision)
                + hash.map(text -> "-" + text).orElse("");
    }
}
