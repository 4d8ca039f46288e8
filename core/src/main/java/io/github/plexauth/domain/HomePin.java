package io.github.plexauth.domain;

import java.util.Objects;

/**
 * The four digits that protect a user of a home. They are a secret: only {@link #value()} returns them. This is not the
 * {@link Pin} of a sign-in.
 */
public final class HomePin {

    private static final int LENGTH = 4;

    private final String value;

    private HomePin(String value) {
        this.value = value;
    }

    /**
     * Creates a PIN from what a person typed.
     *
     * @param value four digits
     * @return the PIN
     * @throws IllegalArgumentException if this is not four digits; the message does not quote it
     */
    public static HomePin of(String value) {
        if (Objects.requireNonNull(value, "value").length() != LENGTH
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("value is not four digits");
        }
        return new HomePin(value);
    }

    /**
     * Returns the digits.
     *
     * @return four digits
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HomePin pin && value.equals(pin.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns no digit. */
    @Override
    public String toString() {
        return "HomePin[redacted]";
    }
}
