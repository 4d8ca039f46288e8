package io.github.plexauth.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arguments are accepted, and how the exceptions name the others. */
class ChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "PT1S", "PT8760000H"})
    void aDurationIsPositiveIfItIsLongerThanZero(Duration value) {
        assertThat(Checks.requirePositive(value, "wait")).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.000000001S", "PT-1S"})
    void otherDurationsAreRejected(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requirePositive(value, "wait"))
                .withMessage("wait is not positive");
    }

    @Test
    void aNumberIsPositiveIfItIsGreaterThanZero() {
        assertThat(Checks.requirePositive(1, "size")).isEqualTo(1);
        assertThat(Checks.requirePositive(Integer.MAX_VALUE, "size")).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void otherNumbersAreRejected(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requirePositive(value, "size"))
                .withMessage("size is not positive");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32_400, 65_535})
    void portsAreFrom1To65535(int value) {
        assertThat(Checks.requirePort(value, "port")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE})
    void otherPortsAreRejected(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requirePort(value, "port"))
                .withMessage("port is not a port from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "K\u00fcche", "\ud83c\udf7f", "a\ud83c\udf7f\ud83c\udf7fb", "\uffff"})
    void textInAnyLanguageIsAccepted(String text) {
        assertThat(Checks.requireText(text, "name")).isSameAs(text);
        assertThat(Checks.requireLine(text, "name")).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003"})
    void blankTextIsRejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requireText(text, "name")).withMessage("name is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requireLine(text, "name")).withMessage("name is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "secret\ud83c", "\udf7fsecret", "\udf7f\ud83c", "a\ud83cb", "\ud83c\ud83c\udf7f"})
    void halfOfASurrogatePairIsRejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requireText(text, "name"))
                .withMessage("name contains half of a surrogate pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.requireLine(text, "name"))
                .withMessage("name contains half of a surrogate pair");
    }

    static Stream<Character> controlCharacters() {
        return IntStream.concat(IntStream.rangeClosed(0, 0x1F), IntStream.rangeClosed(0x7F, 0x9F))
                .mapToObj(c -> (char) c);
    }

    @ParameterizedTest
    @MethodSource("controlCharacters")
    void aLineMustNotContainControlCharacters(char c) {
        for (String text : new String[] {"secret" + c, c + "secret", "sec" + c + "ret"}) {
            assertThat(Checks.requireText(text, "name")).isSameAs(text);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Checks.requireLine(text, "name"))
                    .withMessage("name contains a line break or another control character");
        }
    }

    @Test
    void nullIsRejectedByName() {
        assertThatNullPointerException().isThrownBy(() -> Checks.requirePositive(null, "wait")).withMessage("wait");
        assertThatNullPointerException().isThrownBy(() -> Checks.requireText(null, "name")).withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> Checks.requireLine(null, "name")).withMessage("name");
    }
}
