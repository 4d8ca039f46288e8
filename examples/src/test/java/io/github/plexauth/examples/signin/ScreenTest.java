package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Pin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees while a PIN is not confirmed yet. */
class ScreenTest {

    private static final Terminal TERMINAL = new Terminal(true, true);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Screen screen(Terminal terminal) {
        return new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private DrawnScreen drawn() {
        return new DrawnScreen(printed());
    }

    /** Returns a PIN whose link is this long. */
    private static Pin pin(int linkLength) {
        String start = "https://app.plex.tv/auth#?clientID=b6028d42-b55d&code=lzr4ye765oppx0g8jh56loq47&x=";
        URI link = URI.create(start + "a".repeat(linkLength - start.length()));
        return new Pin("1234567890", "lzr4ye765oppx0g8jh56loq47", "installation", link, Optional.empty(), Instant.MAX);
    }

    /** 425 characters is the longest text of a code of 69 modules, which is 77 columns with the margin. */
    @ParameterizedTest
    @ValueSource(ints = {120, 154, 155, 240, 306, 425})
    void theQrCodeSaysTheLinkOnDarkAndLightBackgrounds(int linkLength) throws Exception {
        Pin pin = pin(linkLength);

        screen(TERMINAL).startWait(pin);

        assertThat(drawn().readQrCode(true)).isEqualTo(pin.uri().toString());
        assertThat(drawn().readQrCode(false)).isEqualTo(pin.uri().toString());
        assertThat(drawn().lines())
                .filteredOn(line -> !line.startsWith("https:"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void theQrCodeHasAMarginOfFourModules() {
        screen(TERMINAL).startWait(pin(153));

        List<String> code = drawn().lines().stream().takeWhile(line -> !line.startsWith("Scan")).toList();
        assertThat(code).hasSize(27).allMatch(line -> line.length() == 53 && line.startsWith("    ")
                && line.endsWith("    "));
        assertThat(code.subList(0, 2)).allMatch(String::isBlank);
        assertThat(code.subList(25, 27)).allMatch(String::isBlank);
    }

    @Test
    void aLinkThatIsTooLongForEightyColumnsHasNoQrCode() {
        screen(TERMINAL).startWait(pin(426));

        assertThat(printed()).startsWith("To sign in, open this link in any browser:").doesNotContain("\u001B");
    }

    @Test
    void aTerminalThatCannotShowBlocksGetsNoQrCode() {
        screen(new Terminal(true, false)).startWait(pin(153));

        assertThat(printed()).startsWith("To sign in, open this link in any browser:").doesNotContain("▀", "\u001B");
    }

    @Test
    void theCountdownStaysInOneLineAndVanishes() {
        Screen screen = screen(TERMINAL);
        screen.startWait(pin(153));
        int before = drawn().lines().size();
        screen.secondsLeft(1800);
        screen.secondsLeft(59);

        assertThat(drawn().lines()).hasSize(before).endsWith("Waiting for you. The link is valid for 0:59.");

        screen.endWait();
        screen.print("Signed in.");

        assertThat(drawn().lines()).hasSize(before + 1).contains("Signed in.").noneMatch(line -> line.contains("Wait"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCountdownThatComesLateIsIgnored(boolean terminal) {
        Screen screen = screen(terminal ? TERMINAL : Terminal.NONE);
        screen.startWait(pin(153));
        screen.endWait();
        String before = printed();

        screen.secondsLeft(60);
        screen.endWait();

        assertThat(printed()).isEqualTo(before);
    }

    @Test
    void withoutATerminalThereIsAPlainLineForEachMinute() {
        Screen screen = screen(Terminal.NONE);
        Pin pin = pin(153);
        screen.startWait(pin);
        LongStream.rangeClosed(0, 149).forEach(second -> screen.secondsLeft(150 - second));
        screen.endWait();

        assertThat(printed().lines()).containsExactly(
                "To sign in, open this link in any browser:",
                pin.uri().toString(),
                "Code: lzr4ye765oppx0g8jh56loq47",
                "Waiting for you. The link is valid for 3 minutes.",
                "Waiting for you. The link is valid for 2 minutes.",
                "Waiting for you. The link is valid for 1 minute.");
        assertThat(printed().replace(System.lineSeparator(), "")).doesNotContain("\r", "\u001B");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNumberOfThePinIsASecret(boolean terminal) {
        Screen screen = screen(terminal ? TERMINAL : Terminal.NONE);
        screen.startWait(pin(153));
        screen.secondsLeft(1800);

        assertThat(printed()).doesNotContain("1234567890");
    }
}
