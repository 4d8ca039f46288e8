package io.github.plexauth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values of a claim are times. */
class VerificationTest {

    static Stream<Arguments> times() {
        return Stream.of(
                arguments(1_700_000_000, 1_700_000_000L),
                arguments(1.9, 1L),
                arguments(0, 0L),
                arguments(99_999_999_999L, 99_999_999_999L),
                arguments(100_000_000_000L, null),
                arguments(-1, null),
                arguments(Double.NaN, null),
                arguments(new BigDecimal("1.9"), 1L),
                arguments(new BigDecimal("1." + "9".repeat(39)), 2L), // The nearest double.
                arguments(new BigDecimal("1." + "9".repeat(40)), null),
                arguments("1", null),
                arguments(null, null));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsASensibleNumberOfSecondsWithAtMost40Digits(Object value, Long seconds) {
        var token = new Jwt(Map.of(), Collections.singletonMap("exp", value), new byte[0], new byte[0]);

        assertThat(Verification.instant(token, "exp"))
                .isEqualTo(Optional.ofNullable(seconds).map(Instant::ofEpochSecond));
        assertThat(Verification.instant(token, "iat")).isEmpty();
    }
}
