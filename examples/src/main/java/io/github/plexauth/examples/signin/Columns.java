package io.github.plexauth.examples.signin;

import java.util.ArrayList;
import java.util.List;

/** Fits text into the columns of a terminal. Some characters of names take two columns or none. */
final class Columns {

    private static final String CUT = "...";

    /** Hangul, ideographs, their punctuation and wide forms, and emoji: first and last character of each block. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}
    };

    private Columns() {}

    /**
     * Returns a text without the characters that move the cursor or change the direction of what follows. Names are
     * written by other people.
     */
    static String clean(String text) {
        return text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Returns how many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (c >= block[0] && c <= block[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Returns a clean text that takes exactly this many columns: it is cut, or filled with spaces. */
    static String fit(String text, int columns) {
        String clean = clean(text);
        if (width(clean) > columns) {
            clean = firstColumns(clean, columns - CUT.length()) + CUT;
        }
        return clean + " ".repeat(columns - width(clean));
    }

    /** Breaks a clean text between words. A word that is too long is broken too. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : clean(text).split(" +")) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > columns) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? word : line + " " + word;
            while (width(line) > columns) {
                String first = firstColumns(line, columns);
                lines.add(first);
                line = line.substring(first.length());
            }
        }
        lines.add(line);
        return lines;
    }

    private static String firstColumns(String text, int columns) {
        int end = 0;
        int taken = 0;
        while (end < text.length() && taken + width(text.codePointAt(end)) <= columns) {
            taken += width(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }
}
