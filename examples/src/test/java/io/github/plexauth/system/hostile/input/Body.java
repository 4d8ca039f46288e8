package io.github.plexauth.system.hostile.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The body of a hostile answer.
 *
 * @param name    what is wrong with it
 * @param bytes   as they come over the wire
 * @param refusal a pattern found in the message if it comes as a success; empty if it is read all the same
 */
record Body(String name, byte[] bytes, String refusal) {

    static Body refused(String refusal, String name, String text) {
        return refused(refusal, name, text, StandardCharsets.UTF_8);
    }

    /** ISO-8859-1 makes of each char the byte of the same number. */
    static Body refused(String refusal, String name, String text, Charset charset) {
        return new Body(name, text.getBytes(charset), refusal);
    }

    static Body read(String name, String text) {
        return read(name, text, StandardCharsets.UTF_8);
    }

    static Body read(String name, String text, Charset charset) {
        return new Body(name, text.getBytes(charset), "");
    }

    @Override
    public String toString() {
        return name;
    }
}
