package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lenient view of the values that a codec returns. */
class NodeTest {


    static Stream<Arguments> values() {
        return Stream.of(
                arguments(null, null, null, null),
                arguments("", null, null, false),
                arguments(" text ", "text", null, false),
                arguments(" 12 ", "12", 12, true),
                arguments("true", "true", null, true),
                arguments("TRUE", "TRUE", null, true),
                arguments("false", "false", null, false),
                arguments("0", "0", 0, false),
                arguments("0.0", "0.0", 0, false),
                arguments("00000000000000000000001", "00000000000000000000001", null, false),
                arguments(true, "true", null, true),
                arguments(false, "false", null, false),
                arguments(1, "1", 1, true),
                arguments(-1, "-1", -1, true),
                arguments(0, "0", 0, false),
                arguments(32_400L, "32400", 32_400, true),
                arguments(32_400.0, "32400.0", 32_400, true),
                arguments(Double.NaN, "NaN", null, false),
                arguments(Integer.MAX_VALUE, "2147483647", Integer.MAX_VALUE, true),
                arguments(2_147_483_648L, "2147483648", null, false),
                arguments(new BigDecimal("3.24E+4"), "3.24E+4", 32_400, true),
                arguments(new BigDecimal("1E+999999999"), "1E+999999999", null, false),
                arguments(new BigDecimal("1E-999999999"), "1E-999999999", null, false),
                arguments(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE), "1E+2147483648", null, false),
                arguments(new BigDecimal("0.5"), "0.5", null, false),
                arguments(BigInteger.TEN.pow(10_000), "1" + "0".repeat(10_000), null, false),
                arguments(Map.of("a", 1), null, null, false),
                arguments(List.of(1), null, null, false),
                arguments(new StringBuilder("5"), null, null, false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsReadAsTextAsANumberAndAsABoolean(Object value, String text, Integer integer, Boolean bool) {
        Node node = new Node(value);

        assertThat(node.text()).isEqualTo(Optional.ofNullable(text));
        assertThat(node.integer()).isEqualTo(integer == null ? OptionalInt.empty() : OptionalInt.of(integer));
        assertThat(node.bool()).isEqualTo(Optional.ofNullable(bool));
        assertThat(node.isPresent()).isEqualTo(value != null);
    }

    @Test
    void getFindsMembersOfObjectsAndOfTheFirstObjectOfAnArray() {
        Node object = new Node(Collections.singletonMap("a", null));

        assertThat(new Node(Map.of("a", 1)).get("a").integer()).hasValue(1);
        assertThat(new Node(Arrays.asList(null, Map.of("a", 1), Map.of("a", 2))).get("a").integer()).hasValue(1);
        assertThat(object.get("a")).isEqualTo(Node.ABSENT);
        assertThat(object.get("b").get("c").get("d")).isEqualTo(Node.ABSENT);
        assertThat(new Node("text").get("a")).isEqualTo(Node.ABSENT);
        assertThat(new Node(List.of()).get("a")).isEqualTo(Node.ABSENT);
        assertThat(new Node(List.of(List.of(Map.of("a", 3)))).get("a").integer()).hasValue(3);
    }

    @Test
    void aSingleValueCountsAsAnArrayWithOneElement() {
        assertThat(new Node(Arrays.asList(1, null, "b")).elements()).containsExactly(new Node(1), new Node("b"));
        assertThat(new Node("a").elements()).containsExactly(new Node("a"));
        assertThat(new Node(List.of()).elements()).isEmpty();
        assertThat(Node.ABSENT.elements()).isEmpty();
    }
}
