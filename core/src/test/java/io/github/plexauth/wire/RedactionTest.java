package io.github.plexauth.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.AccessToken;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of a server's words, and what stays. */
class RedactionTest {

    private static final Optional<AccessToken> TOKEN = Optional.of(AccessToken.of("AbCdEfGh12345678wXyZ"));

    @ParameterizedTest
    @CsvSource({
        "AbCdEfGh12345678wXyZ,          ***",
        "<AbCdEfGh12345678wXyZ>,        <***>",
        "AbCdEfGh,                      ***",
        "x5678wXyZ!,                    x***!",
        "AbCdEfGh AbCdEfGh,             *** ***",
        "AbCdEfGh12345678wXyZAbCdEfGh,  ******",
        "AbCdEfG,                       AbCdEfG",
        "abcdefgh12345678wxyz,          ***",
        "ABCDEFGH,                      ***",
        "AbCd EfGh1234567,              AbCd ***",
        "transient-,                    transient-",
        "transient-1,                   ***",
        "X-Plex-Token=local-abc&x=1,    X-Plex-Token=***&x=1",
        "eyJ.eyJ_-=,                    ***",
        "'keyJ ',                       keyJ",
        "nothing to hide,               nothing to hide"
    })
    void aPartOfATokenIsMasked(String words, String expected) {
        assertThat(Redaction.line(words, TOKEN)).isEqualTo(expected);
    }

    @Test
    void aShortTokenIsMaskedAsAWhole() {
        assertThat(Redaction.line("abc ab bc abcd", Optional.of(AccessToken.of("abc")))).isEqualTo("*** ab bc ***d");
    }

    @Test
    void charactersThatMeanSomethingToAPatternAreTextHere() {
        assertThat(Redaction.line("is $1\\Q.*+()[]{} there", Optional.of(AccessToken.of("$1\\Q.*+()[]{}"))))
                .isEqualTo("is *** there");
    }

    @Test
    void theResultIsOneShortLine() {
        assertThat(Redaction.line("\r\n a\0\u0007b\tc \u001b[31m\n", TOKEN)).isEqualTo("a b c [31m");
        assertThat(Redaction.line("w".repeat(201), TOKEN)).isEqualTo("w".repeat(200) + "\u2026");
        assertThat(Redaction.line("w".repeat(200), TOKEN)).isEqualTo("w".repeat(200));
        assertThat(Redaction.line("", TOKEN)).isEmpty();
    }

    @Test
    void nothingShowsThroughWhereATextIsCut() {
        for (int before = 180; before <= 200; before++) {
            assertThat(Redaction.line("w".repeat(before) + TOKEN.orElseThrow().value(), TOKEN))
                    .doesNotContain("AbCdEfGh");
        }
        for (int before = 1_980; before <= 2_000; before++) {
            assertThat(Redaction.line(" ".repeat(before) + TOKEN.orElseThrow().value(), TOKEN))
                    .doesNotContain("AbCdEfGh");
        }
    }
}
