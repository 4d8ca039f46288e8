package io.github.plexauth.system.hostile.input;

import java.util.Arrays;

/** Takes the bytes that a fuzzer makes for numbers and texts, from front to back; beyond the end there are zeros. */
final class FuzzInput {

    private static final int WHOLE_CHAR_FOLLOWS = 0xFF;

    private final byte[] bytes;
    private int next;

    FuzzInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int number() {
        return next < bytes.length ? bytes[next++] & 0xFF : 0;
    }

    /** A text up to the next zero: one char a byte, and any char at all, half a surrogate pair too, after 0xFF. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int b = number(); b != 0; b = number()) {
            text.append((char) (b == WHOLE_CHAR_FOLLOWS ? number() << 8 | number() : b));
        }
        return text.toString();
    }

    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, Math.min(next, bytes.length), bytes.length);
        next = bytes.length;
        return rest;
    }
}
