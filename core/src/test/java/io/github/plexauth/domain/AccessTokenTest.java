package io.github.plexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are tokens, and what their prefix means. */
class AccessTokenTest {

    @Test
    void everyVisibleCharacterIsAllowed() {
        String all = IntStream.rangeClosed(0x21, 0x7E).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();

        assertThat(AccessToken.of(all).value()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u2003"})
    void aBlankTextIsNotAToken(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(value))
                .withMessage("value: the access token is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "'secret\n',     'contains a line break; remove it, for example after reading a file'",
        "'secret\r\n',   'contains a line break; remove it, for example after reading a file'",
        "'sec\nret',     'contains a line break; remove it, for example after reading a file'",
        "' secret',      contains white space; remove it",
        "'secret\t',     contains white space; remove it",
        "'secret\u0001', contains a character outside the range 0x21 to 0x7E",
        "'secret\u007f', contains a character outside the range 0x21 to 0x7E",
        "'\u00fcsecret', contains a character outside the range 0x21 to 0x7E",
        "'secret\ud83c\udf7f', contains a character outside the range 0x21 to 0x7E"
    })
    void invalidCharactersAreDescribedButNotQuoted(String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(value))
                .withMessage("value: the access token " + reason)
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "transient-90904684-f91a-4391-8bf7-e0dfa7240285, TRANSIENT", "transient-, TRANSIENT", "Transient-1, LEGACY",
        "claim-abc, CLAIM", "local-abc, LOCAL", "eyJhbGciOiJFZERTQSJ9.e30.c2ln, JWT", "EYJhbGci, LEGACY",
        "AbCdEfGhIjKlMnOpQrSt, LEGACY", "x-transient-1, LEGACY", "transient, LEGACY"
    })
    void thePrefixDeterminesTheKind(String value, AccessToken.Kind kind) {
        assertThat(AccessToken.of(value).kind()).isEqualTo(kind);
        assertThat(AccessToken.of(value)).hasToString("AccessToken[" + kind + ", redacted]");
    }

    @Test
    void aTokenIsNotNull() {
        assertThatNullPointerException().isThrownBy(() -> AccessToken.of(null)).withMessage("value");
    }

    @Test
    void tokensAreEqualIfTheirValuesAreEqual() {
        AccessToken token = AccessToken.of("abc");

        assertThat(token).isEqualTo(AccessToken.of("abc")).hasSameHashCodeAs(AccessToken.of("abc"));
        assertThat(token)
                .isNotEqualTo(AccessToken.of("abC"))
                .isNotEqualTo(AccessToken.of("abcd"))
                .isNotEqualTo(AccessToken.of("ab"))
                .doesNotHaveSameHashCodeAs(AccessToken.of("ab"))
                .isNotEqualTo("abc")
                .isNotEqualTo(null);
    }

    @Test
    void aFixedSourceAlwaysReturnsItsTokenWithoutBlocking() {
        AccessToken token = AccessToken.of("abc");
        AccessTokenSource source = AccessTokenSource.of(token);

        assertThat(source.get()).isSameAs(token);
        assertThat(source).isInstanceOfSatisfying(
                AsyncAccessTokenSource.class, async -> assertThat(async.getAsync()).isCompletedWithValue(token));
        assertThatNullPointerException().isThrownBy(() -> AccessTokenSource.of(null)).withMessage("token");
    }
}
