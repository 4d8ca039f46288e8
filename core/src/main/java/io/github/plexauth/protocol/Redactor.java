package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from texts that a server or an HTTP client wrote, before they become part of an exception. Servers
 * echo what they receive.
 */
public final class Redactor {

    /** A run of this many characters of a token reveals it. Shorter runs occur by chance. */
    private static final int REVEALING_LENGTH = TokenFilter.RUN;

    private static final int MAX_INPUT_LENGTH = 2_000;
    private static final int MAX_LINE_LENGTH = 200;
    private static final String MASK = "***";
    private static final Pattern LOOKS_LIKE_A_TOKEN =
            Pattern.compile("(?i)(transient-|claim-|local-|eyJ)[\\w.=-]+");

    /** Stricter than the pattern above, because names such as local-server are usual for hosts and devices. */
    private static final Pattern IS_LIKELY_A_TOKEN =
            Pattern.compile("(?i)(transient-|claim-)\\w|(local-|eyJ)(?=[\\w-]*\\d)[\\w-]{8}");

    /** All line breaks and control characters of Unicode, and the characters that reverse the direction of a line. */
    private static final Pattern BLANK =
            Pattern.compile("[\\s\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final Pattern ESCAPE = Pattern.compile("%(\\p{XDigit}{2})");

    private final Optional<AccessToken> token;
    private final List<String> others;
    private @Nullable List<String> secrets;
    private @Nullable TokenFilter filter;

    /**
     * Creates a redactor for one call.
     *
     * @param token the token that the call sends, if it sends one
     */
    public Redactor(Optional<AccessToken> token) {
        this(token, List.of());
    }

    private Redactor(Optional<AccessToken> token, List<String> others) {
        this.token = token;
        this.others = others;
    }

    /** Returns the tokens and other secrets in lower case. Most calls never need them. */
    private List<String> secrets() {
        if (secrets == null) {
            secrets = Stream.concat(token.map(AccessToken::value).stream(), others.stream())
                    .map(known -> known.toLowerCase(Locale.ROOT))
                    .toList();
        }
        return secrets;
    }

    /**
     * Returns a redactor that also knows another token, such as one in the response.
     *
     * @param other the other token, if there is one
     * @return the redactor
     */
    public Redactor with(Optional<AccessToken> other) {
        return with(other.map(AccessToken::value).stream().toList());
    }

    /**
     * Returns a redactor that also knows other secrets, which it treats as tokens.
     *
     * @param more the other secrets
     * @return the redactor
     */
    public Redactor with(List<String> more) {
        return new Redactor(token, Stream.concat(others.stream(), more.stream()).toList());
    }

    /**
     * Returns whether a text that is meant to be an address or an identifier contains a token: a part of a known one,
     * in any case, percent-encoded or split by other characters, or a text that looks like a token.
     *
     * @param text the text of a server
     * @return true if the text must not be used
     */
    public boolean reveals(String text) {
        String plain = text.indexOf('%') < 0 ? text : ESCAPE.matcher(text).replaceAll(escape ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        return looksLikeAToken(plain) || (filter().mayReveal(plain) && containsPartOfToken(plain));
    }

    private TokenFilter filter() {
        if (filter == null) {
            filter = new TokenFilter(secrets());
        }
        return filter;
    }

    /** Looks for the start of a prefix before it applies the pattern, which is slow and matches almost no text. */
    private static boolean looksLikeAToken(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (mayStartPrefix(Character.toLowerCase(text.charAt(i - 1)), Character.toLowerCase(text.charAt(i)))) {
                return IS_LIKELY_A_TOKEN.matcher(text).find(i - 1);
            }
        }
        return false;
    }

    private static boolean mayStartPrefix(char first, char second) {
        return switch (first) {
            case 't' -> second == 'r';
            case 'c' -> second == 'l';
            case 'l' -> second == 'o';
            case 'e' -> second == 'y';
            default -> false;
        };
    }

    private boolean containsPartOfToken(String plain) {
        return !mask(plain).equals(plain)
                || secrets().stream().map(TokenFilter::lettersAndDigits)
                        .filter(secret -> secret.length() >= REVEALING_LENGTH)
                        .anyMatch(secret -> isMasked(TokenFilter.lettersAndDigits(plain), secret));
    }

    private static boolean isMasked(String text, String secret) {
        return !mask(text, secret).equals(text);
    }

    /**
     * Returns a name that a server chose as one short line; it is replaced if it contains a token.
     *
     * @param text the name
     * @return the name, or {@code ***}
     */
    public String name(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_INPUT_LENGTH));
        return reveals(start) ? MASK : shortLine(start);
    }

    /** Returns the kind of the token that the call sends. */
    Optional<AccessToken.Kind> tokenKind() {
        return token.map(AccessToken::kind);
    }

    /** Returns whether an exception, one of its causes or a suppressed exception quotes a part of the token. */
    boolean isQuotedBy(Throwable failure) {
        return isQuotedBy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean isQuotedBy(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        // The name of the class is not a text of a server. A short token may occur in it.
        String text = failure.toString().replace(failure.getClass().getName(), "") + " " + failure.getMessage();
        return !mask(text).equals(text)
                || isQuotedBy(failure.getCause(), seen)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> isQuotedBy(suppressed, seen));
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
        return shortLine(LOOKS_LIKE_A_TOKEN.matcher(mask(start)).replaceAll(MASK));
    }

    private static String shortLine(String text) {
        String line = BLANK.matcher(text).replaceAll(" ").strip();
        if (line.length() <= MAX_LINE_LENGTH) {
            return line;
        }
        boolean splitsPair = Character.isHighSurrogate(line.charAt(MAX_LINE_LENGTH - 1));
        return line.substring(0, splitsPair ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH) + "…";
    }

    private String mask(String text) {
        String masked = text;
        for (String secret : secrets()) {
            masked = mask(masked, secret);
        }
        return masked;
    }

    /** Ignores the case, because media types and host names are echoed in lower case. */
    private static String mask(String text, String secret) {
        String lower = lowerCase(text);
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int run = longestRun(lower, i, secret);
            masked.append(run > 0 ? MASK : text.charAt(i));
            i += Math.max(run, 1);
        }
        return masked.toString();
    }

    /** Keeps the length, unlike String.toLowerCase. */
    private static String lowerCase(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    /** Looks for the shortest run that reveals the secret first, because String.indexOf is fast. */
    private static int longestRun(String lower, int start, String secret) {
        int least = Math.min(REVEALING_LENGTH, secret.length());
        if (start + least > lower.length()) {
            return 0;
        }
        String shortest = lower.substring(start, start + least);
        int longest = 0;
        for (int from = secret.indexOf(shortest); from >= 0; from = secret.indexOf(shortest, from + 1)) {
            int run = least;
            while (start + run < lower.length()
                    && from + run < secret.length()
                    && lower.charAt(start + run) == secret.charAt(from + run)) {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Returns no part of the token. */
    @Override
    public String toString() {
        return "Redactor";
    }
}
