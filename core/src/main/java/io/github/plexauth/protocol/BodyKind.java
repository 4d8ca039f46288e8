package io.github.plexauth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The format of a response body, determined by its first characters.
 *
 * <p>The Content-Type header is not reliable: servers and proxies send a wrong one, and respond in a format that was
 * not asked for.
 */
public enum BodyKind {
    /** The body has no bytes other than white space. */
    EMPTY,
    /** The body starts like a JSON object or array. */
    JSON,
    /** The body starts like an XML document that is not HTML. */
    XML,
    /** The body is a page of HTML. */
    HTML,
    /** The body has another format. */
    OTHER;

    private static final int PROLOGUE_BYTES = 256;
    private static final int MAX_COMMENT_BYTES = 8_192;

    /**
     * Determines the format of a body.
     *
     * @param body the bytes
     * @return the format; the body may still be malformed
     */
    public static BodyKind of(byte[] body) {
        if (body.length > 0 && (body[0] == '{' || body[0] == '[')) { // Almost every response takes this path.
            return JSON;
        }
        String start = new String(body, 0, Math.min(body.length, PROLOGUE_BYTES), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        if (start.isEmpty()) {
            return body.length <= PROLOGUE_BYTES ? EMPTY : OTHER;
        }
        return switch (start.charAt(0)) {
            case '{', '[' -> JSON;
            case '<' -> isHtml(afterComments(start, body).toLowerCase(Locale.ROOT)) ? HTML : XML;
            default -> OTHER;
        };
    }

    /** Skips comments and processing instructions, such as the XML declaration of XHTML. */
    private static String afterComments(String start, byte[] body) {
        if (!start.startsWith("<!--") && !start.startsWith("<?")) {
            return start;
        }
        String text = new String(body, 0, Math.min(body.length, MAX_COMMENT_BYTES), StandardCharsets.UTF_8);
        int position = text.indexOf('<');
        while (text.startsWith("<!--", position) || text.startsWith("<?", position)) {
            int end = text.indexOf(text.startsWith("<?", position) ? "?>" : "-->", position);
            position = end < 0 ? text.length() : Math.max(text.indexOf('<', end), end);
        }
        return text.substring(position);
    }

    private static boolean isHtml(String start) {
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
    }
}
