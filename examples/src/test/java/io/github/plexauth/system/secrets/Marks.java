package io.github.plexauth.system.secrets;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The secrets of the audit. Nothing else says such words, so whoever meets a part of one has met a leak. */
final class Marks {

    /** So many characters of a token in a row are a leak. */
    static final int TELLING = 12;

    /** What the caller sends; a host name may hold it. */
    static final String CALLER = "Qx7RvT2mZk-9LbWc4HnYd8PsJg3FtUe6XaKi5Mo";

    /**
     * The same, as a chunk's size or a number would hold it. Of a size java.net.http reads the last 32 bits, and never
     * ends an exchange in which they are less than zero.
     */
    static final String HEXADECIMAL = "e4b19c07fa3d52886d0bb7c1154ea2f3";
    static final String DIGITS = "83920174659301827465920123746592";

    /** What the server makes for the caller. */
    static final String MINTED = "transient-0d7be5a1-93c2-4f68-b1d0-7a5e2c48f936";

    /** What the server lends for another server: nothing in it says that it is a token. */
    static final String DEVICE = "vB8nZs4KqWf6TjXy1RcGm3PdLh9Eu7";

    /** Another account's, which the caller never sent. */
    static final String JWT = "eyJhbGciOiJFZERTQSJ9.eyJ1c2VyIjo3NzQ0MTg5fQ.c2lnbmF0dXJlLW9mLXRoZS1hdWRpdA";

    /** Whoever knows the number of a PIN may get its token. It is the largest that the library reads. */
    static final String PIN_ID = "739182640571928";
    static final String PIN_CODE = "h5wq0zk83vjd61nrx2ycu79am";

    static final List<String> ALL = List.of(CALLER, HEXADECIMAL, DIGITS, MINTED, DEVICE, JWT, PIN_ID, PIN_CODE);

    /** No port, status or time starts with a zero, so these digits on their own are the PIN. */
    static final String HOME_PIN = "0737";
    private static final Pattern SHOWN_HOME_PIN = Pattern.compile("(?<![\\w-])" + HOME_PIN + "(?![\\w-])");

    private final List<String> parts;

    /** Every part has one of these in it, and they are few: a text without any is searched quickly. */
    private final List<String> hints;

    Marks(Collection<String> secrets) {
        parts = secrets.stream().flatMap(secret -> piecesOf(secret, TELLING, 1)).distinct().toList();
        hints = secrets.stream().flatMap(secret -> piecesOf(secret, TELLING / 2, TELLING / 2)).distinct().toList();
    }

    private static Stream<String> piecesOf(String secret, int length, int step) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return IntStream.iterate(0, start -> start + length <= lower.length(), start -> start + step)
                .mapToObj(start -> lower.substring(start, start + length));
    }

    /** Finds a part of a secret, in whatever case it is written. */
    Optional<String> in(String text) {
        if (text.contains(HOME_PIN) && SHOWN_HOME_PIN.matcher(text).find()) {
            return Optional.of(HOME_PIN);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return hints.stream().anyMatch(lower::contains)
                ? parts.stream().filter(lower::contains).findFirst()
                : Optional.empty();
    }
}
