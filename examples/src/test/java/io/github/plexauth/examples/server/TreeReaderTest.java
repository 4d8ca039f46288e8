package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(TreeReader.object(" {\"a\" : [1, -2.5e1,true ,false, null,\"x\", [ ], {}],\n\"b\":{\"c\":\"\"}}\t"))
                .contains(Map.of(
                        "a", Arrays.asList(
                                BigDecimal.ONE, new BigDecimal("-2.5e1"), true, false, null, "x", List.of(), Map.of()),
                        "b", Map.of("c", "")));
    }

    @Test
    void readsEscapes() {
        assertThat(TreeReader.object("{\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\":\"ü\"}"))
                .contains(Map.of("\"\\/\b\f\n\r\té\uD83D\uDE00", "ü"));
    }

    @Test
    void readsWhatTheWriterWrites() {
        Map<String, Object> tree = Map.of("text \"\\\n", List.of(new BigDecimal("17"), true, Map.of("a", "\u0001")));

        assertThat(TreeReader.object(TreeWriter.json(tree))).contains(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "1", "[]", "\"{}\"", "null", "{", "}", "{}x", "{}{}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}",
        "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":1.}", "{\"a\":tru}", "{\"a\":[1,]}",
        "{\"a\":[1}", "{\"a\":\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u12", "{\"a\":\"\n\"}",
        "{\"a\":\"\\"
    })
    void returnsNothingForWhatIsNoJsonObject(String text) {
        assertThat(TreeReader.object(text)).isEmpty();
    }

    @Test
    void endsAtDeepNesting() {
        assertThat(TreeReader.object("{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}")).isPresent();
        assertThat(TreeReader.object("{\"a\":".repeat(60_000))).isEmpty();
        assertThat(TreeReader.object("{\"a\":" + "[".repeat(60_000))).isEmpty();
    }
}
