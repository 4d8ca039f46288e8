package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFilterTest {

    private static final String TOKEN = "xy7-qm2_admin0token9";

    private final TokenFilter filter = new TokenFilter(List.of(TOKEN));

    @ParameterizedTest
    @ValueSource(strings = {
        "xy7-qm2_", "n0token9xx", "https://ADMIN0TO.test", "a.d.m.i.n.0.t.o.k", "x y 7 q m 2 a d", "X%Y%7%Q%M%2%A%D"
    })
    void aPartOfTheTokenIsFoundInAnyCaseAndSplitByOtherCharacters(String text) {
        assertThat(filter.mayReveal(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xy7-qm2", "https://192-168-1-5.93b10b279ff8456686414add109854cd.plex.direct:32400"})
    void aTextWithoutAPartOfTheTokenIsPassedOver(String text) {
        assertThat(filter.mayReveal(text)).isFalse();
    }

    @Test
    void everyRunOfEveryTokenIsFound() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            String token = random(random, 8 + random.nextInt(60));
            String other = random(random, 8 + random.nextInt(60));
            int start = random.nextInt(token.length() - 7);
            String text = random(random, random.nextInt(20)) + token.substring(start, start + 8).toUpperCase()
                    + random(random, random.nextInt(20));

            assertThat(new TokenFilter(List.of(other, token)).mayReveal(text)).as(token + " in " + text).isTrue();
        }
    }

    @Test
    void aTokenThatIsTooShortToHaveARunIsAlwaysLookedFor() {
        assertThat(new TokenFilter(List.of("tok")).mayReveal("harmless")).isTrue();
        assertThat(new TokenFilter(List.of()).mayReveal("harmless")).isFalse();
    }

    private static String random(Random random, int length) {
        return random.ints(length, 0, 38)
                .mapToObj(i -> String.valueOf("abcdefghijklmnopqrstuvwxyz0123456789-_".charAt(i)))
                .reduce("", String::concat);
    }
}
