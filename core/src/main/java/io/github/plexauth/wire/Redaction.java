package io.github.plexauth.wire;

import io.github.plexauth.domain.AccessToken;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of a server's words, before they become part of an exception: servers echo what they are sent. */
final class Redaction {

    /** So many characters of a token in a row give it away; fewer occur by chance. */
    private static final int TELLING = 8;

    private static final int LONGEST_RAW = 2_000;
    private static final int LONGEST = 200;
    private static final String MASK = "***";
    private static final Pattern LOOKS_LIKE_A_TOKEN = Pattern.compile("(transient-|claim-|local-|eyJ)[\\w.=-]+");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Redaction() {}

    /** Says whether a failure, one of its causes or what any of them suppressed says a part of the token. */
    static boolean isIn(Throwable failure, Optional<AccessToken> token) {
        String secret = token.map(AccessToken::value).orElse("").toLowerCase(Locale.ROOT);
        return isIn(failure, secret, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isIn(@Nullable Throwable failure, String secret, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        String words = failure + " " + failure.getMessage();
        return !mask(words, secret).equals(words)
                || isIn(failure.getCause(), secret, seen)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> isIn(suppressed, secret, seen));
    }

    /** Makes one short line of the text, without any part of the token and without what looks like another one. */
    static String line(String text, Optional<AccessToken> token) {
        String raw = text.substring(0, Math.min(text.length(), LONGEST_RAW));
        String secret = token.map(AccessToken::value).orElse("").toLowerCase(Locale.ROOT);
        String masked = LOOKS_LIKE_A_TOKEN.matcher(mask(raw, secret)).replaceAll(MASK);
        String line = BLANK.matcher(masked).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Ignores case: media types and host names are echoed in lower case. */
    private static String mask(String text, String secret) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int run = longestRun(text, i, secret);
            masked.append(run > 0 ? MASK : text.charAt(i));
            i += Math.max(run, 1);
        }
        return masked.toString();
    }

    private static int longestRun(String text, int start, String secret) {
        int longest = 0;
        for (int from = 0; from < secret.length(); from++) {
            int run = 0;
            while (start + run < text.length()
                    && from + run < secret.length()
                    && Character.toLowerCase(text.charAt(start + run)) == secret.charAt(from + run)) {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return longest > 0 && longest >= Math.min(TELLING, secret.length()) ? longest : 0;
    }
}
