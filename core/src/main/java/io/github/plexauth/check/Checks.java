package io.github.plexauth.check;

import java.time.Duration;
import java.util.Objects;

/**
 * Checks arguments.
 *
 * <p>Each method returns its argument, throws {@link NullPointerException} if it is null and
 * {@link IllegalArgumentException} if it is not acceptable. The exception names the parameter and never quotes the
 * value, which may be a secret.
 */
public final class Checks {

    private Checks() {}

    /** Requires a duration that is longer than zero. */
    public static Duration requirePositive(Duration value, String parameter) {
        if (Objects.requireNonNull(value, parameter).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(parameter + " is not positive");
        }
        return value;
    }

    /** Requires a number that is greater than zero. */
    public static int requirePositive(int value, String parameter) {
        if (value <= 0) {
            throw new IllegalArgumentException(parameter + " is not positive");
        }
        return value;
    }

    /** Requires a port from 1 to 65535. */
    public static int requirePort(int value, String parameter) {
        if (value < 1 || value > 65_535) {
            throw new IllegalArgumentException(parameter + " is not a port from 1 to 65535");
        }
        return value;
    }

    /** Requires text that is not blank and that UTF-8 can represent. */
    public static String requireText(String text, String parameter) {
        if (Objects.requireNonNull(text, parameter).isBlank()) {
            throw new IllegalArgumentException(parameter + " is blank");
        }
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(parameter + " contains half of a surrogate pair");
        }
        return text;
    }

    /** Requires text as {@link #requireText} does, without line breaks and other control characters. */
    public static String requireLine(String text, String parameter) {
        requireText(text, parameter);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                throw new IllegalArgumentException(parameter + " contains a line break or another control character");
            }
        }
        return text;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
