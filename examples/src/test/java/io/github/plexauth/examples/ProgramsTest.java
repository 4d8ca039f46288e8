package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.system.Processes;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each program prints. Programs without settings run in separate processes, as their readers run them. */
class ProgramsTest {

    private static final String SECRET = "owner-token-of-a-test";

    @Test
    void quickstartGivesTheSameAccountOverEachTransport() throws Exception {
        Outcome outcome = Programs.run("Quickstart", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Over java.net.http:", "Over Apache HttpClient:");
        assertThat(outcome.out().lines().map(String::strip).filter(line -> line.startsWith("local ")))
                .hasSize(2)
                .allMatch(line -> line.contains("10.0.2.123") && line.contains("https://10-0-2-123."));
        assertThat(outcome.out().lines().map(String::strip).filter(line -> line.startsWith("remote "))).hasSize(2);
        assertThat(outcome.out().lines().map(String::strip).filter(line -> line.startsWith("relay "))).hasSize(2);
        assertThat(outcome.out()).contains("AccessToken[TRANSIENT, redacted]").doesNotContain("transient-");
    }

    @Test
    void quickstartAsksTheServerOfTheSettings() throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            String source = "server://" + server.shared().keySet().iterator().next();
            String account = quickstart(Map.of(
                    "PLEX_URL", server.baseUri().toString(), "PLEX_TOKEN", server.token(), "PLEX_SOURCE", source));

            assertThat(account)
                    .contains("Querying the server at PLEX_URL.", "A friend's server")
                    .doesNotContain(server.token());
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void quickstartWithoutASourceSaysHowToNameOne() throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            assertThat(quickstart(Map.of("PLEX_URL", server.baseUri().toString(), "PLEX_TOKEN", server.token())))
                    .contains("Set PLEX_SOURCE=server://");
        }
    }

    static Stream<Map<String, String>> wrongSettings() {
        return Stream.of(
                Map.of("PLEX_URL", "http://127.0.0.1:1"),
                Map.of("PLEX_TOKEN", SECRET),
                Map.of("PLEX_URL", "http://127.0.0.1:1", "PLEX_TOKEN", SECRET),
                Map.of("PLEX_URL", "127.0.0.1:32400", "PLEX_TOKEN", SECRET),
                Map.of("PLEX_URL", "http://127.0.0.1:1", "PLEX_TOKEN", SECRET + " twice"),
                Map.of("PLEX_URL", "localhost?" + SECRET, "PLEX_TOKEN", SECRET),
                Map.of("PLEX_URL", "http://127.0.0.1:1/?X-Plex-Token=" + SECRET + " x", "PLEX_TOKEN", "x"));
    }

    /** The program prints the message of such an exception: see the next test. */
    @ParameterizedTest
    @MethodSource("wrongSettings")
    void quickstartRefusesAWrongSettingInOneLineWithoutQuotingIt(Map<String, String> wrong) {
        assertThatThrownBy(() -> quickstart(wrong))
                .isInstanceOfAny(IllegalArgumentException.class, PlexTransportException.class)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .hasLineCount(1)
                        .doesNotContain("Exception", SECRET));
    }

    @Test
    void quickstartWithAWrongSettingPrintsTheMessageAndEndsWithExitCode1() throws Exception {
        Outcome outcome = Programs.run("Quickstart", Map.of("PLEX_TOKEN", SECRET));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("PLEX_URL is missing");
        assertThat(outcome.err()).doesNotContain("Exception", SECRET);
    }

    @Test
    void quickstartNamesWhatTheServerRefuses() throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            Map<String, String> settings = Map.of("PLEX_URL", server.baseUri().toString(), "PLEX_TOKEN", "another");

            assertThatThrownBy(() -> quickstart(settings)).isInstanceOf(PlexUnauthorizedException.class);
        }
        assertThatThrownBy(() -> quickstart(Map.of("PLEX_URL", "http://127.0.0.1:1", "PLEX_TOKEN", "another")))
                .isInstanceOf(PlexTransportException.class);
    }

    @Test
    void asyncTokensMakesBothCallsAndEndsTheOthers() throws Exception {
        Outcome outcome = Programs.run("AsyncTokens", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).containsExactly(
                "Two calls at the same time: AccessToken[TRANSIENT, redacted] and 3 connections of A friend's server",
                "With a timeout: timed out, and the request ended",
                "With a cancellation: cancelled, and the request ended");
    }

    @Test
    void handlingErrorsMeetsEachKind() throws Exception {
        Outcome outcome = Programs.run("HandlingErrors", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()
                        .filter(line -> line.matches("  Plex\\w+: .*"))
                        .map(line -> line.split(":")[0].strip()))
                .containsExactly(
                        "PlexBadRequestException",
                        "PlexUnauthorizedException",
                        "PlexForbiddenException",
                        "PlexNotFoundException",
                        "PlexTransportException",
                        "PlexTimeoutException");
        assertThat(outcome.out()).doesNotContain("unexpected");
    }

    @Test
    void connectToSourceShowsItsChoiceAndUsesIt() throws Exception {
        Outcome outcome = Programs.run("ConnectToSource", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().map(line -> line.replaceAll("http://127.0.0.1:\\d+|\\d+$", "#")))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "place uri outcome ms",
                        "local # ended #",
                        "local # wrong server #",
                        "remote # chosen #",
                        "Requests to the wrong server, without the token: [GET /identity]",
                        "Status of the libraries, with the token: #");
        assertThat(outcome.out()).contains("with the token: 200").doesNotContain("transient-");
    }

    @Test
    void longRunningNeedsTwoTokensForARestart() throws Exception {
        Outcome outcome = Programs.run("LongRunning", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).containsExactly(
                "Before the restart: 50 of 50 calls succeed",
                "After the restart: 50 of 50 calls succeed",
                "Transient tokens requested: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BringYourOwnTransport", "BringYourOwnCodec"})
    void whatOneBringsOneselfGetsAToken(String program) throws Exception {
        Outcome outcome = Programs.run(program, Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).singleElement().asString().contains("AccessToken[TRANSIENT, redacted]");
    }

    @Test
    void launcherRunsTheProgramOfItsNameWithTheArguments() throws Exception {
        Outcome outcome = Programs.run(
                List.of("-Dexample=server.EmbeddedPlexServer"), "Launcher", Map.of(), "--port", "nonsense");

        assertThat(outcome.err().lines()).containsExactly("--port needs a number from 0 to 65535");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void launcherListsTheProgramsIfItDoesNotKnowTheName() throws Exception {
        Outcome outcome = Programs.run(List.of("-Dexample=Nonsense"), "Launcher", Map.of());

        assertThat(outcome.err().lines())
                .startsWith("There is no example Nonsense. These exist:", "  Quickstart", "  AsyncTokens")
                .hasSize(1 + Launcher.PROGRAMS.size());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    /** Every class with a main method is a program, and the README names it. */
    @Test
    void launcherKnowsEveryProgram() throws IOException {
        Path sources = Path.of("src/main/java/io/github/plexauth/examples");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && isProgram(file))
                            .map(file -> sources.relativize(file).toString()
                                    .replace(".java", "").replace(File.separatorChar, '.')))
                    .containsExactlyInAnyOrderElementsOf(Launcher.PROGRAMS.keySet());
        }
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(Launcher.PROGRAMS.keySet().stream()
                .filter(name -> !name.equals("Quickstart"))
                .map(name -> "`" + name + "`")
                .toList());
    }

    private static boolean isProgram(Path source) {
        try {
            return !source.endsWith("Launcher.java") && Files.readString(source).contains("public static void main(");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Surefire patches its module path. This is the path of a user, which reveals a missing {@code requires}. */
    @Test
    void quickstartRunsOnTheModulePath() throws Exception {
        Outcome outcome = Processes.run(Processes.java(
                "-p", ClassPath.modulesOfThisBuild(),
                "-m", "io.github.plexauth.examples/io.github.plexauth.examples.Quickstart"));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("Over Apache HttpClient:", "AccessToken[TRANSIENT, redacted]");
    }

    private static String quickstart(Map<String, String> settings) throws IOException {
        var out = new ByteArrayOutputStream();
        Quickstart.run(settings, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
