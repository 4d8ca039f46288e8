package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the program SignedInForGood needs a person, and what it stores. */
class SignedInForGoodTest {

    private static final String REGISTERED =
            "Registered: plex.tv has issued a token for the device key. The key is stored.";
    private static final String NEW_TOKEN = "The key has got a new token.";

    @TempDir
    private Path home;

    private final HttpTransport transport = JdkHttpTransport.create();
    private final List<String> logged = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private EmbeddedPlexTv plexTv;
    private Path file;

    @BeforeEach
    void startPlexTv() throws IOException {
        plexTv = EmbeddedPlexTv.start();
        file = home.resolve("application").resolve("device");
    }

    @AfterEach
    void stop() {
        plexTv.close();
        transport.close();
    }

    private AccessToken start() throws IOException {
        return start(transport, pin -> plexTv.approve(pin.code()));
    }

    private AccessToken start(HttpTransport way, Consumer<Pin> person) throws IOException {
        PlexAuthBuilder builder = PlexAuth.builder().accountUri(plexTv.baseUri()).transport(way);
        SignedInForGood application = new SignedInForGood(
                builder, InstantSource.system(), file.getParent(), person.andThen(pins::add), logged::add);
        application.start();
        return application.token();
    }

    @Test
    void theDemoShowsAMonth() throws Exception {
        Outcome outcome = Programs.run(List.of("-Djava.io.tmpdir=" + home), "SignedInForGood", Map.of());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()).containsExactly(
                "Day  1, 00:00  There is no device key yet.",
                "Day  1, 00:00  A person confirms the sign-in.",
                "Day  1, 00:00  " + REGISTERED,
                "Day  1, 00:00  " + NEW_TOKEN,
                "Day  7, 00:00  " + NEW_TOKEN,
                "Day 13, 00:00  The network is away when a new token is due. The current one is still used.",
                "Day 13, 16:00  The network is back.",
                "Day 13, 16:00  " + NEW_TOKEN,
                "Day 16, 00:00  The application restarts. It has stored the key, and no token.",
                "Day 16, 00:00  " + NEW_TOKEN,
                "Day 19, 00:00  The clock of this machine is set back by five hours. The application restarts.",
                "Day 19, 00:00  " + NEW_TOKEN,
                "Day 25, 00:00  " + NEW_TOKEN,
                "Day 27, 00:00  The key is lost, and only the client identifier is left. plex.tv refuses it:",
                "Day 27, 00:00  - with another key: POST https://plex.test/api/v2/auth/token: 422. plex.tv does not"
                        + " accept the signature of this device. Probably another key is registered for the client"
                        + " identifier, or none. If the registered key is lost, create a new client identifier and a"
                        + " new key, and let the person sign in.",
                "Day 27, 00:00  - without a key: POST https://plex.test/api/v2/pins: 422. plex.tv does not create this"
                        + " PIN. If a device key is registered for the client identifier, it needs a PIN with that"
                        + " key: use PlexAuth.device. If the key is lost, create a new client identifier.",
                "Day 27, 00:00  So the application starts with a new client identifier and a new key.",
                "Day 27, 00:00  There is no device key yet.",
                "Day 27, 00:00  A person confirms the sign-in.",
                "Day 27, 00:00  " + REGISTERED,
                "Day 27, 00:00  " + NEW_TOKEN,
                "Day 32, 00:00  plex.tv has accepted the token 91 times, was not reachable 2 times, and refused it 0"
                        + " times.",
                "The demo has deleted its directory.");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theFirstStartStoresWhatOnlyTheOwnerMayReadAndNoToken() throws IOException {
        AccessToken token = start();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(pins.get(0).clientIdentifier());
        assertThat(lines.get(1)).contains("\"d\":");
        assertThat(Files.readString(file)).doesNotContain(token.value());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(logged).containsExactly("There is no device key yet.", REGISTERED, NEW_TOKEN);
    }

    @Test
    void anotherStartNeedsTheKeyOnly() throws IOException {
        start();
        logged.clear();

        start();

        assertThat(pins).hasSize(1);
        assertThat(logged).containsExactly(NEW_TOKEN);
    }

    /** Something on the way removes the proof, so plex.tv ignores the key, and does not say so. */
    @Test
    void aKeyThatPlexTvIgnoresIsSeenAndTheLegacyTokenIsExchanged() throws IOException {
        HttpTransport losing = request -> transport.send(new TransportRequest(
                request.method(), URI.create(request.uri().toString().replaceFirst("\\?deviceJWT=.*", "")),
                request.headers(), request.body(), request.timeout(), request.maxResponseBytes()));

        assertThat(start(losing, pin -> plexTv.approve(pin.code())).kind()).isEqualTo(AccessToken.Kind.JWT);
        assertThat(logged).containsExactly(
                "There is no device key yet.",
                "Key ignored: plex.tv has issued a legacy token. It is exchanged now.",
                "Registered: the legacy token has ended. The key is stored.",
                NEW_TOKEN);
        assertThat(start().kind()).isEqualTo(AccessToken.Kind.JWT);
        assertThat(pins).hasSize(1);
    }

    @Test
    void aSignInThatNobodyConfirmedIsRepeatedAtTheNextStartWithANewIdentifier() throws IOException {
        assertThatThrownBy(() -> start(transport, pin -> plexTv.expirePins()))
                .isInstanceOf(PlexPinExpiredException.class);
        logged.clear();

        start();

        assertThat(logged).hasSize(3);
        assertThat(logged.get(0)).startsWith("The stored key is of no use: ").contains("422");
        assertThat(logged).endsWith(REGISTERED, NEW_TOKEN);
        assertThat(pins).hasSize(2);
        assertThat(pins.get(0).clientIdentifier()).isNotEqualTo(pins.get(1).clientIdentifier());
    }

    @Test
    void theKeyIsKeptIfPlexTvSaysNothingAboutIt() throws IOException {
        start();
        String stored = Files.readString(file);
        plexTv.maintenance(true);

        assertThatThrownBy(this::start).isInstanceOf(PlexException.class);

        assertThat(file).content().isEqualTo(stored);
        assertThat(pins).hasSize(1);
    }

    @Test
    void aDamagedKeyIsNotQuoted() throws IOException {
        start();
        String secret = Files.readString(file).split("\"d\":\"")[1].substring(0, 40);
        for (String damaged : List.of(secret, "identifier\n{\"d\":\"" + secret + "\"}")) {
            Files.writeString(file, damaged);

            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(secret);
        }
    }

    @Test
    void nothingSecretIsLogged() throws IOException {
        AccessToken token = start();
        String secret = Files.readString(file).split("\"d\":\"")[1].substring(0, 40);

        assertThat(logged).noneMatch(line -> line.contains(token.value()) || line.contains(secret)
                || line.contains(pins.get(0).id()) || line.contains(pins.get(0).code()));
    }

    /** Nothing listens on the port of the proxy, so no request leaves this machine. */
    @Test
    void withTheSwitchItCallsPlexTv() throws Exception {
        Outcome outcome = Programs.run(
                List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=1", "-Duser.home=" + home),
                "SignedInForGood", Map.of("PLEX_TV", "1"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out().lines()).containsExactly("There is no device key yet.");
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("POST https://plex.tv/api/v2/pins: ");
        assertThat(home.resolve(".config").resolve("plexauth-example").resolve("device")).content().contains("\"d\":");
    }
}
