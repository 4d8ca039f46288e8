package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServer.Network;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

    private static final List<AccountServer> SERVERS = List.of(server("one"), server("two"));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static AccountServer server(String identifier) {
        return new AccountServer(
                Optional.empty(), identifier, Optional.empty(), true, false, true, Optional.empty(),
                new Network(false, false, false, false), Optional.empty(), Optional.of("none"), List.of(), List.of());
    }

    private String choose(String input) throws IOException {
        Screen screen = new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), Terminal.NONE);
        return Choice.typed(new BufferedReader(new StringReader(input)), screen).of(SERVERS).clientIdentifier();
    }

    @ParameterizedTest
    @CsvSource({"1, one", "2, two", "' 2 ', two", "'', one"})
    void aPersonTypesANumberOrPressesEnter(String line, String chosen) throws IOException {
        assertThat(choose(line + "\n")).isEqualTo(chosen);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("Which server? Type its number, or press Enter for 1: ");
    }

    @Test
    void anotherAnswerIsAskedForAgain() throws IOException {
        assertThat(choose("0\n3\ntwo\n99999999999\n-1\n2\n")).isEqualTo("two");
        assertThat(printed.toString(StandardCharsets.UTF_8).split("That is not a number from 1 to 2\\.", -1))
                .hasSize(5 + 1);
    }

    @Test
    void withoutInputTheFirstIsChosenAndTheLineEnds() throws IOException {
        assertThat(choose("")).isEqualTo("one");
        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith(": " + System.lineSeparator());
    }
}
