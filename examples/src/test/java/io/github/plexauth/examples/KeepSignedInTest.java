package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the program KeepSignedIn asks for a sign-in, and what it stores. */
class KeepSignedInTest {

    @TempDir
    private Path home;

    private final HttpTransport transport = JdkHttpTransport.create();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Pin> pins = new ArrayList<>();
    private EmbeddedPlexTv plexTv;
    private Path directory;

    @BeforeEach
    void startPlexTv() throws IOException {
        plexTv = EmbeddedPlexTv.start();
        directory = home.resolve("application");
    }

    @AfterEach
    void stop() {
        plexTv.close();
        transport.close();
    }

    private AccessToken start() throws IOException {
        return start(pin -> plexTv.approve(pin.code()));
    }

    private AccessToken start(Consumer<Pin> person) throws IOException {
        PlexAuthBuilder builder =
                PlexAuth.builder().accountUri(plexTv.baseUri()).transport(transport).codec(JsonbCodec.create());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new KeepSignedIn(builder, directory, person.andThen(pins::add), out).start();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    void theDemoShowsFourStarts() throws Exception {
        Outcome outcome = Programs.run(List.of("-Djava.io.tmpdir=" + home), "KeepSignedIn", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()
                        .map(line -> line.replaceFirst("https://app\\.plex\\.tv/auth#\\S+", "LINK")
                                .replaceFirst("127\\.0\\.0\\.1:[0-9]+", "HOST")))
                .containsExactly(
                        "This is a demo: do not open the links. A simulated person confirms each of them.",
                        "The first start:",
                        "  There is no token yet.",
                        "  To sign in, open this link in any browser:",
                        "  LINK",
                        "  Signed in. The token is stored.",
                        "The second start:",
                        "  The stored token is valid. It belongs to Embedded Owner.",
                        "A start while plex.tv is in maintenance:",
                        "  It is unknown whether the stored token is valid, so it is kept: GET http://HOST/api/v2/user:"
                                + " 503. plex.tv, or a proxy in front of it, cannot answer now. Try again later.",
                        "A start after the person has signed the application out:",
                        "  The stored token is invalid: GET http://HOST/api/v2/user: 401. plex.tv does not accept the"
                                + " access token: it is wrong, expired or revoked. Sign in again.",
                        "  To sign in, open this link in any browser:",
                        "  LINK",
                        "  Signed in. The token is stored.",
                        "The demo has deleted its directory.");
        assertThat(outcome.out()).doesNotContainPattern("\\b[0-9]{10}\\b");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theFirstStartStoresWhatOnlyTheOwnerMayRead() throws IOException {
        AccessToken token = start();

        assertThat(file("token")).content().isEqualTo(token.value());
        assertThat(file("client-identifier")).content().hasSize(36).isEqualTo(pins.get(0).clientIdentifier());
        for (String name : List.of("token", "client-identifier")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    }

    @Test
    void aValidTokenIsUsedWithoutASignIn() throws IOException {
        AccessToken token = start();

        assertThat(start()).isEqualTo(token);
        assertThat(pins).hasSize(1);
    }

    @Test
    void anInvalidTokenIsReplacedAndTheClientIdentifierStays() throws IOException {
        AccessToken revoked = start();
        signOut(revoked);

        AccessToken token = start();

        assertThat(token).isNotEqualTo(revoked);
        assertThat(file("token")).content().isEqualTo(token.value());
        assertThat(pins).extracting(Pin::clientIdentifier).hasSize(2).containsOnly(pins.get(0).clientIdentifier());
    }

    private void signOut(AccessToken token) {
        PlexAuth.builder().clientIdentifier("test").accountUri(plexTv.baseUri()).transport(transport)
                .codec(JsonbCodec.create()).build().account().signOut(token);
    }

    @Test
    void aTokenIsKeptIfPlexTvSaysNothingAboutIt() throws IOException {
        AccessToken token = start();
        plexTv.maintenance(true);

        assertThat(start()).isEqualTo(token);
        assertThat(file("token")).content().isEqualTo(token.value());
        assertThat(pins).hasSize(1);
    }

    @Test
    void aSignInThatFailsKeepsTheInvalidToken() throws IOException {
        AccessToken revoked = start();
        signOut(revoked);

        assertThatThrownBy(() -> start(pin -> plexTv.expirePins())).isInstanceOf(PlexPinExpiredException.class);

        assertThat(file("token")).content().isEqualTo(revoked.value());
    }

    @Test
    void nothingSecretIsPrinted() throws IOException {
        AccessToken first = start();
        signOut(first);
        AccessToken second = start();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .doesNotContain(first.value(), second.value())
                .doesNotContain(pins.stream().map(Pin::id).toList());
    }

    @Test
    void aDamagedTokenIsNotQuoted() throws IOException {
        start();
        Files.writeString(file("token"), "two words");

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stored token is damaged: delete its file to sign in again");
    }

    /** Nothing listens on the port of the proxy, so no request leaves this machine. */
    @Test
    void withTheSwitchItCallsPlexTvAndKeepsTheTokenInTheHome() throws Exception {
        List<String> options = List.of(
                "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=1", "-Duser.home=" + home);
        Outcome first = Programs.run(options, "KeepSignedIn", Map.of("PLEX_TV", "1"));

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out().lines()).containsExactly("  There is no token yet.");
        assertThat(first.err().lines()).singleElement().asString().startsWith("POST https://plex.tv/api/v2/pins: ");
        directory = home.resolve(".config").resolve("plexauth-example");
        assertThat(file("client-identifier")).content().hasSize(36);

        Files.createDirectory(file("token"));
        Outcome second = Programs.run(options, "KeepSignedIn", Map.of("PLEX_TV", "1"));

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err().lines()).containsExactly(file("token") + " is not a regular file: remove it");
    }
}
