package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link JsonCodec} promises, on friendly and on hostile text.
 *
 * <p>Extend it and create your codec in {@link #createCodec()}.
 */
public abstract class JsonCodecContract {

    private static final String SECRET = "transient-5ec2e75e-c0de-4bad-8bad-0123456789ab";

    private JsonCodec codec;

    /**
     * Creates the codec under test.
     *
     * @return the codec
     */
    protected abstract JsonCodec createCodec();

    @BeforeEach
    final void create() {
        codec = createCodec();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("{}", Map.of()),
                Arguments.of("[]", List.of()),
                Arguments.of(" \t\r\n{ } \t\r\n", Map.of()),
                Arguments.of("{\"a\":\"b\"}", Map.of("a", "b")),
                Arguments.of("{\"a\":true,\"b\":false}", Map.of("a", true, "b", false)),
                Arguments.of("{\"a\":null}", Collections.singletonMap("a", null)),
                Arguments.of("[null,[],{},\"\"]", Arrays.asList(null, List.of(), Map.of(), "")),
                Arguments.of("{\"a\":{\"b\":[{\"c\":\"d\"}]}}", Map.of("a", Map.of("b", List.of(Map.of("c", "d"))))),
                Arguments.of("{\"\\u00fc\\n\\\"\\\\\\/\":\"\\ud83d\\ude00\"}", Map.of("\u00fc\n\"\\/", "\ud83d\ude00")),
                Arguments.of("{\"\u00fc\":\"\ud83d\ude00 }]{[\"}", Map.of("\u00fc", "\ud83d\ude00 }]{[")),
                Arguments.of("{\"a\":1,\"a\":{},\"a\":\"last\"}", Map.of("a", "last")),
                Arguments.of("\ufeff{\"a\":\"b\"}", Map.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    final void aDocumentBecomesPlainValues(String json, Object expected) {
        assertThat(decode(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1", "32400", "-7", "2147483648", "9223372036854775808", "1.5", "1e3", "1E-2"})
    final void aNumberKeepsItsValue(String number) {
        Object decoded = ((List<?>) decode("[" + number + "]")).get(0);

        assertThat(decoded).isInstanceOf(Number.class);
        assertThat(new BigDecimal(decoded.toString())).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e9999999999", "-1e-9999999999", "0e99999999999999999999"})
    final void aNumberBeyondAllMeasureIsReadOrRefused(String number) {
        Object outcome = readOrRefused(number);

        assertThat(outcome).isInstanceOfAny(Number.class, JsonCodecException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 1_101, 1_000_000})
    final void aNumberOfAnyLengthIsReadOrRefused(int digits) {
        Object outcome = readOrRefused("9".repeat(digits));

        assertThat(outcome).isInstanceOfAny(Number.class, JsonCodecException.class);
    }

    private Object readOrRefused(String number) {
        try {
            return ((List<?>) decode("[" + number + "]")).get(0);
        } catch (JsonCodecException refused) {
            return refused;
        }
    }

    @Test
    final void theOrderOfAnArrayIsKept() {
        assertThat(decode("[\"c\",\"a\",\"b\"]")).isEqualTo(List.of("c", "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "true", "1", "\"text\"", "{", "[", "}", "]", "{]", "[}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "[1,]", "[1 2]", "{a:1}", "{'a':1}", "[\"", "[\"\\\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\\n\"]",
        "[01]", "[+1]", "{\"a\":\u0004\"b\"}", "[\"a\"\u0004]", "\u0004{}",
        "[1.]", "[.5]", "[NaN]", "[tru]", "{}{}", "{} x", "[],", "{}\u0000", "// c\n{}", "<MediaContainer/>"
    })
    final void whatIsNoDocumentIsRefused(String json) {
        assertRefused(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"token\":\"" + SECRET + "\"",
        "{\"token\":\"" + SECRET + "\"}trailing",
        "{\"" + SECRET + "\"}",
        "[" + SECRET + "]",
        "[\"\\q" + SECRET + "\"]",
        "\"" + SECRET + "\"",
        SECRET
    })
    final void aRefusalQuotesNothingOfTheText(String json) {
        assertRefused(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c3", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080"})
    final void bytesThatAreNotUtf8AreReplaced(String bytes) {
        byte[] json = ("{\"" + bytes + "\":1,\"a\":\"b" + bytes + "c\",\"d\":\"e\"}")
                .getBytes(StandardCharsets.ISO_8859_1);

        Map<?, ?> decoded = (Map<?, ?>) codec.decode(json);

        assertThat((String) decoded.get("a")).matches("b\uFFFD+c");
        assertThat(decoded.get("d")).isEqualTo("e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c3"})
    final void bytesThatAreNotUtf8OutsideOfTextAreRefused(String bytes) {
        assertRefused(("{\"a\":\"b\"" + bytes + "}").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused((bytes + "{}").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A token with such a character must not become another token. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0004", "\t", "\n", "\r", "\u001f"})
    final void controlCharactersWithinTextAreReplaced(String control) {
        String json = "{'aX':'Xb\\\\X\\'X','c':'d\\u0004'}".replace("'", "\"").replace("X", control);

        assertThat(decode(json))
                .isEqualTo(Map.of("a\uFFFD", "\uFFFDb\\\uFFFD\"\uFFFD", "c", "d\u0004"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    final void anotherEncodingIsRefused(String charset) throws Exception {
        assertRefused("{\"a\":\"b\"}".getBytes(charset));
    }

    @Test
    final void aNestingOf64IsRead() {
        assertThat(decode("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
        assertThat(decode("{\"a\":".repeat(63) + "[]" + "}".repeat(63))).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000, 100_000})
    final void aDeeperNestingIsRefused(int depth) {
        assertRefused(("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.US_ASCII));
        assertRefused("[".repeat(depth).getBytes(StandardCharsets.US_ASCII));
        assertRefused(("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    final void bracketsWithinTextAreNoNesting() {
        String text = "[{".repeat(200);

        assertThat(decode("[\"" + text + "\"]")).isEqualTo(List.of(text));
    }

    private Object decode(String json) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> values() {
        return Stream.of("1", "1e9", "\"\"", "null", "{}", "[]", "{\"\":{}}");
    }

    @ParameterizedTest
    @MethodSource("values")
    final void manyValuesAreRead(String value) {
        assertThat((List<?>) decode("[" + value + ("," + value).repeat(4_999) + "]")).hasSize(5_000);
    }

    /** A tree takes up to forty times the memory of its text. */
    @ParameterizedTest
    @MethodSource("values")
    final void moreValuesThanAnyAnswerHasAreRefused(String value) {
        assertRefused(("[" + value + ("," + value).repeat(99_999) + "]").getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(byte[] json) {
        Throwable refusal = catchThrowable(() -> codec.decode(json));

        assertThat(refusal).isInstanceOf(JsonCodecException.class);
        StringWriter everything = new StringWriter();
        refusal.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(SECRET).doesNotContain("trailing");
    }
}
