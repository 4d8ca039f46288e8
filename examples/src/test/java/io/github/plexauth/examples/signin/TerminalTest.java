package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Map<String, String> USUAL = Map.of("TERM", "xterm-256color");

    @Test
    void aTerminalShowsBlocksIfItsCharsetHasThem() {
        assertThat(Terminal.of(true, StandardCharsets.UTF_8, USUAL)).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.of(true, StandardCharsets.US_ASCII, USUAL)).isEqualTo(new Terminal(true, false));
    }

    @Test
    void withoutATerminalThereIsNone() {
        assertThat(Terminal.of(false, StandardCharsets.UTF_8, USUAL)).isEqualTo(Terminal.NONE);
    }

    @Test
    void aTerminalThatNobodySeesOrThatIsDumbIsNone() {
        assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("CI", "true"))).isEqualTo(Terminal.NONE);
        assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    }
}
