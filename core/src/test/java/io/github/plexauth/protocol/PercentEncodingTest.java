package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percent-encoding as RFC 3986 defines it. */
class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''", "azAZ09-._~, azAZ09-._~", "' ', %20", "+, %2B", "%, %25", "%2F, %252F",
        "&=?#/:@, %26%3D%3F%23%2F%3A%40",
        "!$'()*;, %21%24%27%28%29%2A%3B", "\u00e9, %C3%A9", "\u65e5, %E6%97%A5", "\ud83c\udf7f, %F0%9F%8D%BF",
        "'\ra\nb\u0001c', %0Da%0Ab%01c"
    })
    void onlyUnreservedCharactersAreNotEncoded(String text, String expected) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(expected);
    }

    @Test
    void decodingRestoresEveryCharacter() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> c < 0x3000 || c % 251 == 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String encoded = PercentEncoding.encode(all);

        assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*+");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(all);
    }

    @Test
    void everyAsciiCharacterIsEncodedAsRfc3986Defines() {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        for (char c = 0; c < 0x80; c++) {
            String expected = unreserved.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c);
            assertThat(PercentEncoding.encode(String.valueOf(c))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"a b, a%20b", "+ +, %2B%20%2B", "* ~, %2A%20~", "%7E, %257E", "%20, %2520", "%2B, %252B", "%2A, %252A",
        "~%7E*+, ~%257E%2A%2B"})
    void encodedCharactersAreEncodedAgain(String text, String expected) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"\u0080, %C2%80", "\u07ff, %DF%BF", "\u0800, %E0%A0%80", "\uffff, %EF%BF%BF",
        "\ud800\udc00, %F0%90%80%80", "\udbff\udfff, %F4%8F%BF%BF", "x\ud83c\udf7f~, x%F0%9F%8D%BF~"})
    void otherCharactersAreEncodedAsUtf8(String text, String expected) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(expected);
    }
}
