package io.github.plexauth.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out quickly that a text contains no part of a known token, which is true for almost every text of a server.
 *
 * <p>It keeps all runs of eight characters of the tokens, each packed into a long, and passes over a text once.
 */
final class TokenFilter {

    /** The number of characters in a row that reveal a token; as many as a long holds. */
    static final int RUN = 8;

    private final long[] runs;
    private final boolean hasShortToken;

    /**
     * Creates a filter.
     *
     * @param tokens the tokens, in lower case
     */
    TokenFilter(List<String> tokens) {
        this.hasShortToken = tokens.stream().anyMatch(token -> token.length() < RUN);
        List<String> forms = tokens.stream()
                .flatMap(token -> Stream.of(token, lettersAndDigits(token)))
                .distinct()
                .toList();
        // At most half full, because a server may choose a token, and a search in a crowded table is slow.
        this.runs = new long[Integer.highestOneBit(8 + 4 * forms.stream().mapToInt(String::length).sum())];
        forms.forEach(this::add);
    }

    static String lettersAndDigits(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isLetterOrDigit(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private void add(String token) {
        long run = 0;
        for (int i = 0; i < token.length(); i++) {
            run = run << Byte.SIZE | token.charAt(i);
            if (i >= RUN - 1) {
                runs[place(run)] = run;
            }
        }
    }

    /** Returns the place of a run in the hash table, or the free place for it. */
    private int place(long run) {
        int place = Long.hashCode(run * 0x9E3779B97F4A7C15L) & runs.length - 1;
        while (runs[place] != 0 && runs[place] != run) {
            place = place + 1 & runs.length - 1;
        }
        return place;
    }

    /**
     * Returns whether a text may contain a part of a token, in any case and perhaps split by characters other than
     * letters and digits.
     *
     * @return false if it certainly does not
     */
    boolean mayReveal(String text) {
        long all = 0;
        long kept = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = Character.toLowerCase(text.charAt(i)) & 0xFF;
            all = all << Byte.SIZE | c;
            kept = isLetterOrDigit(c) ? kept << Byte.SIZE | c : kept;
            if (runs[place(all)] != 0 || runs[place(kept)] != 0) {
                return true;
            }
        }
        return hasShortToken;
    }
}
