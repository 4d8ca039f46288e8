package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from texts that a server or an HTTP client wrote, before they become part of an exception. Servers
 * echo what they receive.
 */
public final class Redactor {

    /** A run of this many characters of a token reveals it. Shorter runs occur by chance. */
    private static final int REVEALING_LENGTH = 8;

    private static final int MAX_INPUT_LENGTH = 2_000;
    private static final int MAX_LINE_LENGTH = 200;
    private static final String MASK = "***";
    private static final Pattern LOOKS_LIKE_A_TOKEN = Pattern.compile("(transient-|claim-|local-|eyJ)[\\w.=-]+");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Optional<AccessToken> token;

    /**
     * Creates a redactor for one call.
     *
     * @param token the token that the call sends, if it sends one
     */
    public Redactor(Optional<AccessToken> token) {
        this.token = token;
    }

    /** Returns the kind of the token that the call sends. */
    Optional<AccessToken.Kind> tokenKind() {
        return token.map(AccessToken::kind);
    }

    /** Returns whether an exception, one of its causes or a suppressed exception quotes a part of the token. */
    boolean isQuotedBy(Throwable failure) {
        return isQuotedBy(failure, secret(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isQuotedBy(@Nullable Throwable failure, String secret, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        // The name of the class is not a text of a server. A short token may occur in it.
        String text = failure.toString().replace(failure.getClass().getName(), "") + " " + failure.getMessage();
        return !mask(text, secret).equals(text)
                || isQuotedBy(failure.getCause(), secret, seen)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> isQuotedBy(suppressed, secret, seen));
    }

    /**
     * Returns a text of a server or an adapter as one short line in which the token and everything that looks like a
     * token is masked. Texts of this library are not passed to it: a short token may occur in them by chance.
     *
     * @param text the text
     * @return the line
     */
    public String line(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_INPUT_LENGTH));
        String masked = LOOKS_LIKE_A_TOKEN.matcher(mask(start, secret())).replaceAll(MASK);
        String line = BLANK.matcher(masked).replaceAll(" ").strip();
        return line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "…" : line;
    }

    private String secret() {
        return token.map(AccessToken::value).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Ignores the case, because media types and host names are echoed in lower case. */
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
        return longest > 0 && longest >= Math.min(REVEALING_LENGTH, secret.length()) ? longest : 0;
    }

    /** Returns no part of the token. */
    @Override
    public String toString() {
        return "Redactor";
    }
}
