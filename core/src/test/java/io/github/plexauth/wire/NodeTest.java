package io.github.plexauth.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lenient view of whatever a codec makes, and the trees and kinds that bodies are. */
class NodeTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(null, "", 0, false),
                arguments("", "", 0, false),
                arguments(" text ", "text", 0, false),
                arguments(" 12 ", "12", 12, true),
                arguments("true", "true", 0, true),
                arguments("TRUE", "TRUE", 0, true),
                arguments("false", "false", 0, false),
                arguments("0", "0", 0, false),
                arguments("0.0", "0.0", 0, false),
                arguments("00000000000000000000001", "00000000000000000000001", 0, false),
                arguments(true, "true", 0, true),
                arguments(false, "false", 0, false),
                arguments(1, "1", 1, true),
                arguments(-1, "-1", -1, true),
                arguments(0, "0", 0, false),
                arguments(32_400L, "32400", 32_400, true),
                arguments(32_400.0, "32400.0", 32_400, true),
                arguments(Double.NaN, "NaN", 0, false),
                arguments(Integer.MAX_VALUE, "2147483647", Integer.MAX_VALUE, true),
                arguments(2_147_483_648L, "2147483648", 0, false),
                arguments(new BigDecimal("3.24E+4"), "3.24E+4", 32_400, true),
                arguments(new BigDecimal("1E+999999999"), "1E+999999999", 0, false),
                arguments(new BigDecimal("1E-999999999"), "1E-999999999", 0, false),
                arguments(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE), "1E+2147483648", 0, false),
                arguments(new BigDecimal("0.5"), "0.5", 0, false),
                arguments(BigInteger.TEN.pow(10_000), "1" + "0".repeat(10_000), 0, false),
                arguments(Map.of("a", 1), "", 0, false),
                arguments(List.of(1), "", 0, false),
                arguments(new StringBuilder("5"), "", 0, false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueHasATextANumberAndAFlag(Object value, String text, int integer, boolean flag) {
        Node node = new Node(value);

        assertThat(node.text()).isEqualTo(text);
        assertThat(node.integer()).isEqualTo(integer);
        assertThat(node.flag()).isEqualTo(flag);
        assertThat(node.isPresent()).isEqualTo(value != null);
    }

    @Test
    void aMemberMayBeAbsentNullOrInTheFirstElement() {
        Node object = new Node(Collections.singletonMap("a", null));

        assertThat(new Node(Map.of("a", 1)).get("a").integer()).isEqualTo(1);
        assertThat(new Node(Arrays.asList(null, Map.of("a", 1), Map.of("a", 2))).get("a").integer()).isEqualTo(1);
        assertThat(object.get("a")).isEqualTo(Node.ABSENT);
        assertThat(object.get("b").get("c").get("d")).isEqualTo(Node.ABSENT);
        assertThat(new Node("text").get("a")).isEqualTo(Node.ABSENT);
        assertThat(new Node(List.of()).get("a")).isEqualTo(Node.ABSENT);
        assertThat(new Node(List.of(List.of(Map.of("a", 3)))).get("a").integer()).isEqualTo(3);
    }

    @Test
    void aSingleValueIsAListOfOne() {
        assertThat(new Node(Arrays.asList(1, null, "b")).each()).containsExactly(new Node(1), new Node("b"));
        assertThat(new Node("a").each()).containsExactly(new Node("a"));
        assertThat(new Node(List.of()).each()).isEmpty();
        assertThat(Node.ABSENT.each()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY", "' \r\n\t', EMPTY", "'\uFEFF', EMPTY", "'{', JSON", "'\uFEFF \n[', JSON", "'<a', XML",
        "'\uFEFF<?xml', XML", "'<!-- c -->', XML", "'<!DOCTYPE a>', XML", "'<', XML", "'<html', HTML",
        "' <HTML lang=\"de\">', HTML",
        "'<head>', HTML",
        "'<!DOCTYPE html>', HTML", "'<!doctype HTML PUBLIC', HTML", "'text', OTHER", "'\"text\"', OTHER", "'1', OTHER",
        "'null', OTHER", "'\u001f\u008b', OTHER", "'\u0001', OTHER"
    })
    void aBodyIsWhatItBeginsAs(String body, BodyKind kind) {
        assertThat(BodyKind.of(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    @Test
    void whatBeginsTooLateIsNotLookedFor() {
        assertThat(BodyKind.of((" ".repeat(255) + "{").getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.JSON);
        assertThat(BodyKind.of((" ".repeat(256) + "{").getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.OTHER);
        assertThat(BodyKind.of(" ".repeat(256).getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.EMPTY);
    }

    @Test
    void xmlMakesTheTreeThatJsonWouldMake() {
        Node tree = xml("<?xml version='1.0'?>"
                + "<a b='1' c=\"&lt;&#xFC;\">text<d e='2'/><!-- c --><d/><f><![CDATA[x]]></f></a>");

        assertThat(tree).isEqualTo(new Node(Map.of("a", Map.of(
                "b", "1", "c", "<\u00fc", "d", List.of(Map.of("e", "2"), Map.of()), "f", List.of(Map.of())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void xmlMayDeclareItsEncoding(String charset) {
        byte[] body = ("<?xml version='1.0' encoding='" + charset + "'?><a b='\u00fc'/>")
                .getBytes(Charset.forName(charset));

        assertThat(XmlTree.read(body).get("a").get("b").text()).isEqualTo("\u00fc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                      | is not well-formed XML",
        "<!-- only a comment -->                 | is not well-formed XML",
        "<a                                      | is not well-formed XML",
        "<a></b>                                 | is not well-formed XML",
        "<a/><b/>                                | is not well-formed XML",
        "<a/>text                                | is not well-formed XML",
        "<a b='1' b='2'/>                        | is not well-formed XML",
        "<a b='<'/>                              | is not well-formed XML",
        "<a>&unknown;</a>                        | is not well-formed XML",
        "<!DOCTYPE a><a/>                        | is XML with a DTD, which no Plex server sends",
        "<!DOCTYPE a SYSTEM 'file:///none'><a/>  | is XML with a DTD, which no Plex server sends",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'/> | is XML with a DTD, which no Plex server sends"
    })
    void xmlThatNoServerSendsIsRefused(String body, String reason) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> xml(body))
                .withMessage(reason)
                .withNoCause();
    }

    @Test
    @Timeout(20)
    void xmlNestsAsDeepAsJsonMay() {
        assertThat(xml("<a>".repeat(64) + "</a>".repeat(64)).get("a").isPresent()).isTrue();
        for (int depth : List.of(65, 100_000)) {
            assertThatExceptionOfType(UnreadableException.class)
                    .isThrownBy(() -> xml("<a>".repeat(depth)))
                    .withMessage("is XML nested deeper than 64");
        }
    }

    private static Node xml(String body) {
        return XmlTree.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
