package io.github.plexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a token, and what its text tells. */
class AccessTokenTest {

    @Test
    void everyVisibleCharacterIsAllowed() {
        String all = IntStream.rangeClosed(0x21, 0x7E).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();

        assertThat(AccessToken.of(all).value()).isEqualTo(all);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n", "\u2003"})
    void nothingIsNoToken(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(value))
                .withMessage("value: the access token is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "'secret\n',     contains a line break: trim the file that it was read from",
        "'secret\r\n',   contains a line break: trim the file that it was read from",
        "'sec\nret',     contains a line break: trim the file that it was read from",
        "' secret',      contains white space: trim it",
        "'secret\t',     contains white space: trim it",
        "'secret\u0001', 'contains a character that no token has, outside 0x21 to 0x7E'",
        "'secret\u007f', 'contains a character that no token has, outside 0x21 to 0x7E'",
        "'\u00fcsecret', 'contains a character that no token has, outside 0x21 to 0x7E'",
        "'secret\ud83c\udf7f', 'contains a character that no token has, outside 0x21 to 0x7E'"
    })
    void whatNoHeaderCarriesIsRefusedUnquoted(String value, String reason) {
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
    void thePrefixTellsTheKind(String value, AccessToken.Kind kind) {
        assertThat(AccessToken.of(value).kind()).isEqualTo(kind);
        assertThat(AccessToken.of(value)).hasToString("AccessToken[" + kind + ", redacted]");
    }

    @Test
    void tokensAreEqualIfTheirValuesAre() {
        AccessToken token = AccessToken.of("abc");

        assertThat(token).isEqualTo(AccessToken.of("abc")).hasSameHashCodeAs(AccessToken.of("abc"));
        assertThat(token)
                .isNotEqualTo(AccessToken.of("abC"))
                .isNotEqualTo(AccessToken.of("abcd"))
                .isNotEqualTo(AccessToken.of("ab"))
                .isNotEqualTo("abc")
                .isNotEqualTo(null);
    }

    @Test
    void aSourceOfOneTokenAlwaysGivesIt() {
        AccessToken token = AccessToken.of("abc");
        AccessTokenSource source = AccessTokenSource.of(token);

        assertThat(source.get()).isSameAs(token);
        assertThat(source.getAsync()).isCompletedWithValue(token);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessTokenSource.of(null))
                .withMessage("token is null");
    }

    @Test
    void aLambdaIsASourceInBothWays() {
        AccessToken token = AccessToken.of("abc");
        AccessTokenSource source = () -> token;

        assertThat(source.get()).isSameAs(token);
        assertThat(source.getAsync()).succeedsWithin(Duration.ofSeconds(20)).isSameAs(token);
    }
}
