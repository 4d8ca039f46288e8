package io.github.plexauth.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percent-encoding as RFC 3986 has it. */
class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''", "azAZ09-._~, azAZ09-._~", "' ', %20", "+, %2B", "%, %25", "%2F, %252F",
        "&=?#/:@, %26%3D%3F%23%2F%3A%40",
        "!$'()*;, %21%24%27%28%29%2A%3B", "\u00e9, %C3%A9", "\u65e5, %E6%97%A5", "\ud83c\udf7f, %F0%9F%8D%BF",
        "'\ra\nb\u0001c', %0Da%0Ab%01c"
    })
    void onlyUnreservedCharactersStay(String text, String expected) {
        assertThat(Percent.encode(text)).isEqualTo(expected);
    }

    @Test
    void everyCharacterComesBack() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> c < 0x3000 || c % 251 == 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String encoded = Percent.encode(all);

        assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*+");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(all);
    }

    @Test
    void aParameterEncodesItsNameToo() {
        StringBuilder query = new StringBuilder();

        new Parameter("a b", "c=d").appendTo(query);

        assertThat(query).hasToString("&a%20b=c%3Dd");
    }
}
