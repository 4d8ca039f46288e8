package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.examples.Processes.Outcome;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each program prints. Those that take nothing from outside run as processes of their own, as their readers run
 * them.
 */
class ProgramsTest {

    @Test
    void quickstartGivesTheSameAccountOverEachTransport() throws Exception {
        Outcome outcome = run("Quickstart", Map.of());

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
                    .contains("Asking the server of PLEX_URL.", "A friend's server")
                    .doesNotContain(server.token());
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void quickstartWithoutASourceSaysHowToNameOne() throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            assertThat(quickstart(Map.of("PLEX_URL", server.baseUri().toString(), "PLEX_TOKEN", server.token())))
                    .contains("set PLEX_SOURCE=server://");
        }
    }

    @Test
    void quickstartWithAWrongSettingEndsInOneLine() throws Exception {
        for (Map<String, String> wrong : List.of(
                Map.of("PLEX_URL", "http://127.0.0.1:1"),
                Map.of("PLEX_TOKEN", "owner-token-of-a-test"),
                Map.of("PLEX_URL", "http://127.0.0.1:1", "PLEX_TOKEN", "owner-token-of-a-test"),
                Map.of("PLEX_URL", "127.0.0.1:32400", "PLEX_TOKEN", "owner-token-of-a-test"),
                Map.of("PLEX_URL", "http://127.0.0.1:1", "PLEX_TOKEN", "owner-token-of-a-test twice"),
                Map.of("PLEX_URL", "localhost?owner-token-of-a-test", "PLEX_TOKEN", "owner-token-of-a-test"),
                Map.of("PLEX_URL", "http://127.0.0.1:1/?X-Plex-Token=owner-token-of-a-test x", "PLEX_TOKEN", "x"))) {
            Outcome outcome = run("Quickstart", wrong);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err().lines()).hasSize(1);
            assertThat(outcome.err()).doesNotContain("Exception", "owner-token-of-a-test");
        }
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
        Outcome outcome = run("AsyncTokens", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).containsExactly(
                "Both at once: AccessToken[TRANSIENT, redacted] and 3 connections of A friend's server",
                "With a timeout on a slow server: gave up waiting, and the exchange is ended",
                "With a cancellation: cancelled, and the exchange is ended");
    }

    @Test
    void handlingErrorsMeetsEachKind() throws Exception {
        Outcome outcome = run("HandlingErrors", Map.of());

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
        Outcome outcome = run("ConnectToSource", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().map(line -> line.replaceAll("http://127.0.0.1:\\d+|\\d+$", "#")))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "place uri outcome ms",
                        "local # ended #",
                        "local # wrong server #",
                        "remote # chosen #",
                        "The stranger was asked [GET /identity], without the token.",
                        "The friend's libraries, with the token: #");
        assertThat(outcome.out()).contains("with the token: 200").doesNotContain("transient-");
    }

    @Test
    void longRunningNeedsTwoTokensForARestart() throws Exception {
        Outcome outcome = run("LongRunning", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).containsExactly(
                "Before the restart: 50 of 50 calls succeed",
                "After the restart: 50 of 50 calls succeed",
                "Tokens asked for: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BringYourOwnTransport", "BringYourOwnCodec"})
    void whatOneBringsOneselfGetsAToken(String program) throws Exception {
        Outcome outcome = run(program, Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).singleElement().asString().contains("AccessToken[TRANSIENT, redacted]");
    }

    /** Surefire's own module path is a patched one; this is what a user has, and what shows a missing requires. */
    @Test
    void quickstartRunsOnTheModulePath() throws Exception {
        Outcome outcome = Processes.run(new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
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

    /** Runs a program in a JVM of its own, with nothing of the environment but the settings. */
    private static Outcome run(String program, Map<String, String> settings) throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp", ClassPath.ofThisBuild(),
                "io.github.plexauth.examples." + program);
        java.environment().keySet().removeIf(name -> name.startsWith("PLEX_"));
        java.environment().putAll(settings);
        return Processes.run(java);
    }
}
