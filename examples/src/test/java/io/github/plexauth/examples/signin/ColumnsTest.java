package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void aSentenceBreaksBetweenWords() {
        assertThat(Columns.wrap("one two  three\nfour", 9)).containsExactly("one two", "three", "four");
        assertThat(Columns.wrap("", 9)).containsExactly("");
    }

    @Test
    void aWordThatIsTooLongBreaks() {
        assertThat(Columns.wrap("a 0123456789012345678901 b", 10))
                .containsExactly("a", "0123456789", "0123456789", "01 b");
        assertThat(Columns.wrap("服务器服务器", 5)).containsExactly("服务", "器服", "务器");
    }

    @Test
    void aTextIsCutBeforeACharacterThatDoesNotFit() {
        assertThat(Columns.fit("服务器服务器", 6)).isEqualTo("服... ");
        assertThat(Columns.fit("服务器", 6)).isEqualTo("服务器");
        assertThat(Columns.fit("a", 3)).isEqualTo("a  ");
    }
}
