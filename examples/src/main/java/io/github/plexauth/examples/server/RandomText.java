package io.github.plexauth.examples.server;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Creates random tokens, codes and identifiers. */
final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String DIGITS = "0123456789";
    private static final String UPPER_CASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    /** Returns a token with the form of the tokens that plex.tv has always created: 20 letters and digits. */
    static String legacyToken() {
        return of(20, LOWER_CASE + UPPER_CASE + DIGITS);
    }

    /** Returns a code that a program passes on: 25 lower-case letters and digits. */
    static String strongCode() {
        return of(25, LOWER_CASE + DIGITS);
    }

    /** Returns a code that a person types: four upper-case letters and digits. */
    static String shortCode() {
        return of(4, UPPER_CASE + DIGITS);
    }

    /** Returns the identifier of a device: 40 hexadecimal digits. */
    static String machineIdentifier() {
        return of(40, "0123456789abcdef");
    }

    /** Returns a number of ten digits. */
    static long pinId() {
        return RANDOM.nextLong(1_000_000_000L, 10_000_000_000L);
    }

    private static String of(int length, String alphabet) {
        return RANDOM.ints(length, 0, alphabet.length())
                .mapToObj(index -> alphabet.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
