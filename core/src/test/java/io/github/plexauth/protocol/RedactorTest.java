package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.AccessToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of the texts of servers are masked. */
class RedactorTest {

    private static final Optional<AccessToken> TOKEN = Optional.of(AccessToken.of("AbCdEfGh12345678wXyZ"));
    private static final Redactor REDACTOR = new Redactor(TOKEN);

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
        "TRANSIENT-9090,                ***",
        "Claim-1 EYJhbGci LOCAL-x,      *** *** ***",
        "nothing to hide,               nothing to hide"
    })
    void eightOrMoreCharactersOfATokenAreMasked(String text, String expected) {
        assertThat(REDACTOR.line(text)).isEqualTo(expected);
    }

    @Test
    void aShortTokenIsMaskedOnlyAsAWhole() {
        assertThat(new Redactor(Optional.of(AccessToken.of("abc"))).line("abc ab bc abcd")).isEqualTo("*** ab bc ***d");
    }

    @Test
    void regularExpressionCharactersInATokenAreLiteral() {
        assertThat(new Redactor(Optional.of(AccessToken.of("$1\\Q.*+()[]{}"))).line("is $1\\Q.*+()[]{} there"))
                .isEqualTo("is *** there");
    }

    @Test
    void theResultIsOneShortLine() {
        assertThat(REDACTOR.line("\r\n a\0\u0007b\tc \u001b[31m\n")).isEqualTo("a b c [31m");
        assertThat(REDACTOR.line("a\u0085b\u2028c\u2029d\u009be\ud800f\u202eg")).isEqualTo("a b c d e f g");
        assertThat(REDACTOR.line("w".repeat(201))).isEqualTo("w".repeat(200) + "\u2026");
        assertThat(REDACTOR.line("w".repeat(200))).isEqualTo("w".repeat(200));
        assertThat(REDACTOR.line("")).isEmpty();
    }

    @Test
    void aTokenIsMaskedWhereTheTextIsCut() {
        for (int before = 180; before <= 200; before++) {
            assertThat(REDACTOR.line("w".repeat(before) + TOKEN.orElseThrow().value()))
                    .doesNotContain("AbCdEfGh");
        }
        for (int before = 1_980; before <= 2_000; before++) {
            assertThat(REDACTOR.line(" ".repeat(before) + TOKEN.orElseThrow().value()))
                    .doesNotContain("AbCdEfGh");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AbCd%45fGh", "%41bCdEfGh", "Ab-Cd-Ef-Gh", "x/a.b.c.d.e.f.g.h", "x.eyJhbGci0iJ1"})
    void aPartOfATokenIsRevealedHoweverItIsSpelled(String text) {
        assertThat(REDACTOR.reveals(text)).isTrue();
    }

    @Test
    void aShortTokenIsRevealedOnlyAsItIsSpelled() {
        Redactor both = new Redactor(Optional.of(AccessToken.of("a.b"))).with(List.of("0.1.2.3.4.5.6.7"));

        assertThat(both.reveals("xa.bz")).isTrue();
        assertThat(both.reveals("xabz")).isFalse();
        assertThat(both.reveals("01234567")).isTrue();
        assertThat(both.reveals("nothing to hide")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-0-z-9-1-b-2-c", "A-0-Z-9-1-B-2-C"})
    void everyLetterAndDigitOfASplitTokenCounts(String text) {
        assertThat(new Redactor(Optional.of(AccessToken.of("a0z9.1b2c"))).reveals(text)).isTrue();
    }

    @Test
    void aSecondTokenIsMaskedToo() {
        Redactor both = REDACTOR.with(Optional.of(AccessToken.of("0123456789")));

        assertThat(both.line("AbCdEfGh 01234567")).isEqualTo("*** ***");
        assertThat(both.reveals("x01234567")).isTrue();
        assertThat(both.tokenKind()).isEqualTo(REDACTOR.tokenKind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AbCdEfGh12345678wXyZ", "header: 12345678", "ABCDEFGH", "X-AbCdEfGh-Y"})
    void anExceptionThatQuotesEightCharactersOfTheTokenQuotesIt(String message) {
        assertThat(REDACTOR.isQuotedBy(new IOException(message))).isTrue();
        assertThat(REDACTOR.isQuotedBy(new IOException("cause", new IOException(message)))).isTrue();
        assertThat(new Redactor(Optional.empty()).isQuotedBy(new IOException(message))).isFalse();
    }

    @Test
    void aSuppressedExceptionMayQuoteTheTokenToo() {
        var failure = new IOException("harmless");
        failure.addSuppressed(new IOException("harmless", new IOException("12345678")));

        assertThat(REDACTOR.isQuotedBy(failure)).isTrue();
    }

    @Test
    void anExceptionMayQuoteTheTokenInToStringOnly() {
        var failure = new IOException("harmless") {
            @Override
            public String toString() {
                return "12345678";
            }
        };

        assertThat(REDACTOR.isQuotedBy(failure)).isTrue();
    }

    @Test
    void otherExceptionsDoNotQuoteTheToken() {
        var cycle = new IOException("AbCdEfG");
        cycle.initCause(new IOException("transient-1", cycle));

        cycle.addSuppressed(new IOException("harmless"));

        assertThat(REDACTOR.isQuotedBy(cycle)).isFalse();
        assertThat(REDACTOR.isQuotedBy(new IOException())).isFalse();
    }

    @Test
    void withoutATokenOnlyTextsThatLookLikeTokensAreMasked() {
        assertThat(new Redactor(Optional.empty()).line("AbCdEfGh12345678wXyZ claim-1")).isEqualTo(
                "AbCdEfGh12345678wXyZ ***");
    }

    @Test
    void theRedactorKnowsTheKindOfTheTokenAndDoesNotShowIt() {
        assertThat(REDACTOR.tokenKind()).contains(AccessToken.Kind.LEGACY);
        assertThat(new Redactor(Optional.empty()).tokenKind()).isEmpty();
        assertThat(REDACTOR).hasToString("Redactor");
    }
}
