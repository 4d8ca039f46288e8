package io.github.plexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How versions are parsed and ordered. */
class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.43.4.10903-e5521bd8c, 1, 43, 4, 10903, e5521bd8c",
        "1.42.2.10156,           1, 42, 2, 10156, ",
        "1.15.4,                 1, 15, 4, 0, ",
        "1.15.4-abc,             1, 15, 4, 0, abc",
        "0.0.0.0,                0, 0, 0, 0, ",
        "01.002.0003.4,          1, 2, 3, 4, ",
        "1.2.3.4-dev.5_x-y,      1, 2, 3, 4, dev.5_x-y",
        "999999999.999999999.999999999.999999999, 999999999, 999999999, 999999999, 999999999, "
    })
    void aVersionHasThreeOrFourNumbersAndAnOptionalHash(
            String text, int major, int minor, int patch, int build, String hash) {
        assertThat(ServerVersion.parse(text))
                .isEqualTo(new ServerVersion(major, minor, patch, build, Optional.ofNullable(hash)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "1", "1.2", "1.2.3.", "1.2.3.4.5.6", "1.2.3.4.", "1.2.3.4-", "-1.2.3.4", "1.-2.3", "1.2.3.x", "v1.2.3",
        "1.2.3.4 ", "1.2.3\n", "1,2,3", "9999999999.1.1.1", "1.2.3.4-a b", "1.2.3.4-a\nb",
        "\u0661.\u0662.\u0663", "1.2.3.4-\u00fc"
    })
    void otherTextsAreRejectedWithoutQuotingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerVersion.parse(text))
                .withMessage("text is not a version such as 1.43.4.10903-e5521bd8c")
                .withNoCause();
    }

    @Test
    void anOldVersionHasAFifthNumberThatCountsInTheOrder() {
        ServerVersion old = version("0.9.16.6.1993-abc");

        assertThat(old).isEqualTo(new ServerVersion(0, 9, 16, 6, 1993, Optional.of("abc")));
        assertThat(old.isAtLeast(version("0.9.16.6"))).isTrue();
        assertThat(old.isAtLeast(version("0.9.16.6.1994"))).isFalse();
        assertThat(version("0.9.16.10.5")).isGreaterThan(old);
        assertThat(version("0.9.16.6.2000")).isGreaterThan(old);
        assertThat(version("0.9.16.6.0")).isEqualTo(version("0.9.16.6"));
    }

    @Test
    void theFirstVersionWithoutKnownTokenLeaks() {
        ServerVersion safe = ServerVersion.FIRST_WITHOUT_KNOWN_TOKEN_LEAKS;

        assertThat(safe).hasToString("1.43.4.10903");
        assertThat(version("1.43.4.10903-e5521bd8c").isAtLeast(safe)).isTrue();
        assertThat(version("1.43.3.10896").isAtLeast(safe)).isFalse();
        assertThat(version("1.43.0.10390").isAtLeast(safe)).isFalse();
    }

    @Test
    void aHashMayHaveUpTo64Characters() {
        assertThat(ServerVersion.parse("1.2.3.4-" + "a".repeat(64)).hash()).contains("a".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerVersion.parse("1.2.3.4-" + "a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.43.4.10903-e5521bd8c", "1.42.2.10156", "0.9.16.6.1993-5089475", "0.0.0.0", "1.2.3.4-a-b.c_d"
    })
    void toStringReturnsTheTextThatWasParsed(String text) {
        assertThat(ServerVersion.parse(text)).hasToString(text);
    }

    @Test
    void toStringWritesAMissingFourthNumberAsZero() {
        assertThat(ServerVersion.parse("1.15.4-abc")).hasToString("1.15.4.0-abc");
        assertThat(ServerVersion.parse(ServerVersion.parse("1.15.4").toString()))
                .isEqualTo(ServerVersion.parse("1.15.4"));
    }

    @Test
    void versionsAreOrderedByTheirNumbersAndThenByTheirHash() {
        List<ServerVersion> ascending = List.of(
                version("0.9.99.99999"), version("1.2.3.4"), version("1.2.3.10"), version("1.2.10.0"),
                version("1.9.0.0-zz"), version("1.10.0.0"), version("1.10.0.0-a"), version("1.10.0.0-b"),
                version("2.0.0.0"), version("10.0.0.0"));
        List<ServerVersion> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(3));

        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(ascending);
    }

    @Test
    void theOrderIsConsistentWithEquals() {
        assertThat(version("1.2.3.4-a")).isEqualByComparingTo(version("1.2.3.4-a")).isEqualTo(version("1.2.3.4-a"));
        assertThat(version("1.2.3.4-a")).isNotEqualByComparingTo(version("1.2.3.4-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.43.0.10389,   1.43.0.10389, true",
        "1.43.0.10389-a, 1.43.0.10389-b, true",
        "1.43.0.10389-b, 1.43.0.10389-a, true",
        "1.43.0.10389,   1.43.0.10389-zzz, true",
        "1.43.0.10388-z, 1.43.0.10389, false",
        "1.43.0.10390,   1.43.0.10389, true",
        "1.9.9.99999,    1.10.0.0, false",
        "2.0.0.0,        1.43.4.10903, true",
        "1.15.4,         1.15.4, true",
        "1.15.3.99999,   1.15.4, false"
    })
    void isAtLeastIgnoresTheHashes(String version, String other, boolean reached) {
        assertThat(version(version).isAtLeast(version(other))).isEqualTo(reached);
    }

    @Test
    void theConstructorChecksItsArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerVersion(-1, 0, 0, 0, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerVersion(0, -1, 0, 0, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerVersion(0, 0, -1, 0, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerVersion(0, 0, 0, -1, Optional.empty()))
                .withMessage("major, minor, patch, build or revision is negative");
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerVersion(0, 0, 0, 0, -1, Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new ServerVersion(0, 0, 0, 0, null)).withMessage("hash");
        assertThatNullPointerException().isThrownBy(() -> ServerVersion.parse(null)).withMessage("text");
        assertThatNullPointerException().isThrownBy(() -> version("1.2.3").isAtLeast(null)).withMessage("other");
    }

    private static ServerVersion version(String text) {
        return ServerVersion.parse(text);
    }
}
