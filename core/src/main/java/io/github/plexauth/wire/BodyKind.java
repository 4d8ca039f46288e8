package io.github.plexauth.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a body is, by how it begins: servers and proxies name the wrong type, and answer in one that nobody asked for.
 */
public enum BodyKind {
    /** No byte but white space. */
    EMPTY,
    /** An object or an array. */
    JSON,
    /** An element that is none of HTML's. */
    XML,
    /** A page for people. */
    HTML,
    /** Anything else. */
    OTHER;

    private static final int PROLOGUE = 256;

    /**
     * Tells what a body is.
     *
     * @param body the bytes
     * @return its kind; whether it is well-formed remains to be seen
     */
    public static BodyKind of(byte[] body) {
        if (body.length > 0 && (body[0] == '{' || body[0] == '[')) { // What nearly every answer begins with.
            return JSON;
        }
        String start = new String(body, 0, Math.min(body.length, PROLOGUE), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        if (start.isEmpty()) {
            return body.length <= PROLOGUE ? EMPTY : OTHER;
        }
        return switch (start.charAt(0)) {
            case '{', '[' -> JSON;
            case '<' -> isPage(start.toLowerCase(Locale.ROOT)) ? HTML : XML;
            default -> OTHER;
        };
    }

    private static boolean isPage(String start) {
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
    }
}
