package io.github.plexauth.system.hostile.input;

import static io.github.plexauth.system.hostile.input.Body.read;
import static io.github.plexauth.system.hostile.input.Body.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON at its worst. What is read says the same as {@link #answer}, hostile though the rest of it may be. */
final class HostileJson {

    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final String NO_JSON = "starts like JSON but is not valid: the text is not valid JSON";
    private static final String TOO_DEEP = "the text is nested deeper than 64 levels";
    private static final String TOO_MANY = "there are more than 20000 values";
    private static final String TOO_LONG = "a number is longer than 1000 characters";
    private static final String AFTER = "there is text after the JSON value";
    private static final String NOTHING_IN_IT = "holds no token|names no device";

    private HostileJson() {}

    /** Answers both questions, with one more member. */
    static String answer(String name, String value) {
        return "{\"MediaContainer\":{\"Device\":{\"clientIdentifier\":\"c\"},\"" + name + "\":" + value
                + ",\"token\":\"t\"}}";
    }

    private static String answer(String value) {
        return answer("unknown", value);
    }

    static Stream<Body> bodies() {
        return Stream.of(texts(), nestings(), numbers(), encodings(), sizes()).flatMap(bodies -> bodies);
    }

    private static Stream<Body> texts() {
        return Stream.of(
                refused(AFTER, "text after it", answer("1") + " x"),
                refused(AFTER, "a second document after it", answer("1") + answer("2")),
                refused(AFTER, "a NUL after it", answer("1") + "\0"),
                refused(NO_JSON, "a NUL in it", answer("\0")),
                read("a line break in a text", answer("\"\n\"")),
                read("a control character in a text", answer("\"\4\"")),
                refused("holds a token with characters that tokens do not have|names no device",
                        "a control character in a token", "{\"MediaContainer\":{\"token\":\"transient-\1\"}}"),
                refused(NO_JSON, "NaN", answer("NaN")),
                refused(NO_JSON, "a comment", answer("1/**/")),
                refused(NO_JSON, "brackets that do not match", answer("[}")),
                refused("neither JSON nor XML", "a text as the whole", "\"token\""),
                refused("neither JSON nor XML", "a number as the whole", "1e999999999"),
                refused("is empty", "white space as the whole", " \n"),
                refused(NOTHING_IN_IT, "null in an array", "[null]"),
                refused("holds a token with characters that tokens do not have|names no device", "half a pair as token",
                        "{\"MediaContainer\":{\"token\":\"\\ud800\"}}"),
                read("half a surrogate pair, escaped", answer("\"\\ud800\"")),
                read("half a surrogate pair as a name", answer("\\udc00", "1")),
                read("the same name twice, the last with the right value",
                        "{\"MediaContainer\":1," + answer("token", "\"other\"").substring(1)),
                read("the same name ten thousand times", answer("1" + ",\"a\":1".repeat(MANY / 10))),
                refused(TOO_MANY, "the same name a hundred thousand times", answer("1" + ",\"a\":1".repeat(MANY))));
    }

    private static Stream<Body> nestings() {
        return Stream.of(
                refused(TOO_DEEP, "arrays in arrays", "[".repeat(MANY) + "]".repeat(MANY)),
                refused(TOO_DEEP, "objects in objects", "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY)),
                refused(TOO_DEEP, "arrays in objects in arrays", "[{\"a\":".repeat(MANY) + "1" + "}]".repeat(MANY)),
                refused(TOO_DEEP, "arrays that never end", "[".repeat(MANY)),
                refused(TOO_DEEP, "arrays in arrays as unknown member", answer("[".repeat(MANY) + "]".repeat(MANY))),
                read("brackets in a text", answer("\"" + "[{".repeat(MANY) + "\"")));
    }

    private static Stream<Body> numbers() {
        String digits = "9".repeat(MILLION);
        return Stream.of(
                refused(TOO_LONG, "a million digits as token", answer("token", digits)),
                refused(TOO_LONG, "a million digits as port", answer("Device", "{\"Connection\":{\"port\":" + digits
                        + "}}")),
                refused(TOO_LONG, "a million digits as unknown member", answer(digits)),
                refused(TOO_LONG, "a million digits after the point", answer("0." + digits)),
                refused(TOO_LONG, "an exponent of a million digits", answer("1e" + digits)),
                refused(TOO_LONG, "1001 digits", answer("9".repeat(1_001))),
                read("1000 digits", answer("9".repeat(1_000))),
                read("a million digits as text", answer("\"" + digits + "\"")),
                refused(NO_JSON, "an exponent beyond an int", answer("1e9999999999")),
                read("an exponent just within an int", answer("1e999999999")),
                read("the same, negative", answer("-1e-999999999")),
                refused(NO_JSON, "a leading zero", answer("01")));
    }

    private static Stream<Body> encodings() {
        return Stream.of(
                read("a byte that is none of UTF-8's", answer("\"\u00ff\""), ISO_8859_1),
                read("an overlong slash", answer("\"\u00c0\u00af\""), ISO_8859_1),
                read("half a surrogate pair in bytes", answer("\"\u00ed\u00a0\u0080\""), ISO_8859_1),
                read("half a character", answer("\"\u00c3\""), ISO_8859_1),
                read("ISO-8859-1", answer("\"\u00fc\""), ISO_8859_1),
                refused("holds a token with characters that tokens do not have|names no device",
                        "ISO-8859-1 in a token", "{\"MediaContainer\":{\"token\":\"t\u00fc\"}}", ISO_8859_1),
                refused(NO_JSON, "a byte that is none of UTF-8's outside of a text", answer("\u00ff"), ISO_8859_1),
                read("a byte order mark", "\ufeff" + answer("1")),
                refused("is not a JSON object or array", "two byte order marks", "\ufeff\ufeff" + answer("1")),
                refused("neither JSON nor XML", "UTF-16 with a mark", answer("1"), UTF_16),
                refused("neither JSON nor XML", "UTF-16 without one", answer("1"), UTF_16BE),
                refused("starts like JSON but is not valid", "the other UTF-16 without one", answer("1"), UTF_16LE));
    }

    private static Stream<Body> sizes() {
        String many = "1" + ",1".repeat(MANY / 10 - 1);
        String million = "1" + ",1".repeat(MILLION - 1);
        return Stream.of(
                read("an array of ten thousand elements", answer("[" + many + "]")),
                refused(NOTHING_IN_IT, "the same as the whole", "[" + many + "]"),
                refused(NOTHING_IN_IT, "the same as container", "{\"MediaContainer\":[" + many + "]}"),
                refused("names no device|holds no token", "the same as device",
                        "{\"MediaContainer\":{\"Device\":{\"Connection\":[" + many + "]}}}"),
                refused(TOO_MANY, "an array of a million elements", answer("[" + million + "]")),
                refused(TOO_MANY, "a mebibyte of numbers with an exponent", answer("[1e9" + ",1e9".repeat(250_000) + "]")),
                refused(TOO_MANY, "a mebibyte of empty objects", answer("[{}" + ",{\"\":{}}".repeat(120_000) + "]")),
                read("a text of a megabyte", answer("\"" + "x".repeat(MILLION) + "\"")),
                read("a name of a megabyte", answer("x".repeat(MILLION), "1")),
                read("a name of a megabyte, escaped", answer("\\u0078".repeat(MILLION / 6), "1")),
                read("names of one and the same hash", answer(colliding().limit(10_000).map(name -> "\"" + name + "\":1")
                        .collect(Collectors.joining(",", "{", "}")))),
                read("a megabyte of white space", answer(" ".repeat(MILLION) + "1")));
    }

    /** 65,536 names: "Aa" and "BB" have the same hash, and so have all texts made of them. */
    static Stream<String> colliding() {
        return IntStream.range(0, 1 << 16)
                .mapToObj(bits -> IntStream.range(0, 16)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()));
    }
}
