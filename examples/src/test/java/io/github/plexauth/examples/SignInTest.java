package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.examples.signin.Choice;
import io.github.plexauth.examples.signin.DemoAccount;
import io.github.plexauth.examples.signin.DrawnScreen;
import io.github.plexauth.examples.signin.Screen;
import io.github.plexauth.examples.signin.Terminal;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the program SignIn prints, in a terminal and elsewhere. */
class SignInTest {

    private static final String LINK = "https://app.plex.tv/auth#\\?clientID=[0-9a-f-]{36}&code=[0-9a-z]{25}"
            + "&context%5Bdevice%5D%5Bproduct%5D=plexauth%20SignIn";

    /** Nothing listens on this port, so no request leaves this machine. */
    private static final List<String> UNREACHABLE_PROXY =
            List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=1");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Screen screen(Terminal terminal) {
        return new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static PlexAuth plexAuth(HttpTransport transport, EmbeddedPlexTv plexTv) {
        return PlexAuth.builder()
                .clientIdentifier("test")
                .accountUri(plexTv.baseUri())
                .transport(transport)
                .codec(JsonbCodec.create())
                .build();
    }

    /** This takes two seconds, because a person has to see the link first. */
    @Test
    void withoutATerminalItPrintsPlainLinesToItsEnd() throws Exception {
        Outcome outcome = Programs.run("SignIn", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()
                        .map(line -> line.replaceFirst("^" + LINK + "$", "LINK")
                                .replaceFirst("^Code: [0-9a-z]{25}$", "Code: CODE")
                                .replaceFirst("T[0-9:]+Z, ", "T, ")
                                .replaceFirst("at [0-9-]+T", "at T")
                                .replaceFirst(" +[0-9]+ (failed|chosen) +[0-9]+$", " PORT $1 MS")))
                .containsExactly(
                        "This is a demo: do not open the link. A simulated person confirms it.",
                        "Set PLEX_TV=1 to use plex.tv.",
                        "",
                        "To sign in, open this link in any browser:",
                        "LINK",
                        "Code: CODE",
                        "Waiting for you. The link is valid for 30 minutes.",
                        "Signed in.",
                        "",
                        " #  name                   access             version       connections  running",
                        " 1  Living room            owned              1.43.4.10903            2  yes",
                        " 2  A friend's server      shared by friend   1.43.4.10903            2  yes",
                        "",
                        "The demo chooses the first server.",
                        "",
                        "place        address                                  port outcome          ms",
                        "local  http  127.0.0.1 PORT failed MS",
                        "       the connection was refused, or there is no route to the host. Check that",
                        "       the server is running and reachable at this address and port.",
                        "local  http  127.0.0.1 PORT chosen MS",
                        "",
                        "Transient token: AccessToken[TRANSIENT, redacted]",
                        "It expires at T, or earlier if the server restarts.",
                        "Signed out.");
        assertThat(outcome.out()).doesNotContain("\r", "\u001B").doesNotContainPattern("\\b[0-9]{10}\\b");
    }

    @Test
    void inATerminalItDrawsTheLinkAndKeepsToEightyColumns() throws Exception {
        try (DemoAccount demo = DemoAccount.start()) {
            SignIn.runAgainst(demo, Duration.ZERO, screen(new Terminal(true, true)));
        }
        DrawnScreen drawn = new DrawnScreen(printed());
        String link = drawn.lines().stream().filter(line -> line.matches(LINK)).findFirst().orElseThrow();

        assertThat(drawn.readQrCode(true)).isEqualTo(link);
        assertThat(drawn.lines()).filteredOn(line -> !line.equals(link)).allMatch(line -> line.length() <= 80);
        assertThat(drawn.lines())
                .contains("Scan this code with a phone, or open this link in any browser:", "Signed in.", "Signed out.")
                .noneMatch(line -> line.startsWith("Waiting"));
    }

    @Test
    void itPrintsNoTokenAndNoNumberOfAPin() throws Exception {
        try (DemoAccount demo = DemoAccount.start(); HttpTransport transport = JdkHttpTransport.create()) {
            AccessToken token = AccessToken.of(demo.plexTv().token());
            List<String> tokensOfServers =
                    plexAuth(transport, demo.plexTv()).account().getServers(token).servers().stream()
                            .map(server -> server.accessToken().orElseThrow().value())
                            .toList();

            SignIn.runAgainst(demo, Duration.ZERO, screen(Terminal.NONE));

            assertThat(tokensOfServers).hasSize(2);
            assertThat(printed())
                    .contains("AccessToken[TRANSIENT, redacted]")
                    .doesNotContain("transient-", token.value())
                    .doesNotContain(tokensOfServers)
                    .doesNotContainPattern("\\b[0-9]{10}\\b");
            assertThat(demo.plexTv().requests()).contains("DELETE /api/v2/users/signout");
        }
    }

    @Test
    void itSignsOutIfNoServerCanBeReached() throws Exception {
        EmbeddedPlexServer stopped = EmbeddedPlexServer.start();
        stopped.close();
        try (EmbeddedPlexTv plexTv = EmbeddedPlexTv.builder().owned(stopped).start();
                HttpTransport transport = JdkHttpTransport.create()) {
            String token = plexTv.token();
            SignIn program = new SignIn(
                    plexAuth(transport, plexTv), PlainHttp.ALLOWED, screen(Terminal.NONE),
                    pin -> plexTv.approve(pin.code()), servers -> servers.get(0));

            assertThatThrownBy(program::run).isInstanceOf(PlexConnectException.class);

            assertThat(plexTv.token()).isNotEqualTo(token);
        }
    }

    @Test
    void aSignOutThatFailsDoesNotHideWhatEndedTheProgram() throws Exception {
        try (DemoAccount demo = DemoAccount.start(); HttpTransport transport = JdkHttpTransport.create()) {
            EmbeddedPlexTv plexTv = demo.plexTv();
            Choice broken = servers -> {
                plexTv.maintenance(true);
                throw new IOException("the input is broken");
            };
            SignIn program = new SignIn(
                    plexAuth(transport, plexTv), PlainHttp.ALLOWED, screen(Terminal.NONE),
                    pin -> plexTv.approve(pin.code()), broken);

            assertThatThrownBy(program::run).isInstanceOf(IOException.class).hasMessage("the input is broken");

            assertThat(printed()).contains("Not signed out, so remove this device in your account: DELETE");
        }
    }

    @Test
    void aPinThatExpiresEndsTheCountdown() throws Exception {
        try (EmbeddedPlexTv plexTv = EmbeddedPlexTv.start(); HttpTransport transport = JdkHttpTransport.create()) {
            SignIn program = new SignIn(
                    plexAuth(transport, plexTv), PlainHttp.ALLOWED, screen(new Terminal(true, true)),
                    pin -> plexTv.expirePins(), servers -> servers.get(0));

            assertThatThrownBy(program::run)
                    .isInstanceOf(PlexPinExpiredException.class)
                    .satisfies(expired -> assertThat(expired.getMessage()).hasLineCount(1));

            assertThat(new DrawnScreen(printed()).lines()).noneMatch(line -> line.startsWith("Waiting"));
        }
    }

    @Test
    void aWrongArgumentIsRefusedInOneLine() throws Exception {
        Outcome outcome = Programs.run("SignIn", Map.of(), "--help");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).containsExactly("unknown argument: the only one is --plex-tv");
    }

    @Test
    void withTheSwitchItCallsPlexTvOverHttps() throws Exception {
        Outcome outcome = Programs.run(UNREACHABLE_PROXY, "SignIn", Map.of("PLEX_TV", "1"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("POST https://plex.tv/api/v2/pins: ");
    }
}
