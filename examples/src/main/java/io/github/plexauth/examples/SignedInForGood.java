package io.github.plexauth.examples;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.DeviceAuthentication;
import io.github.plexauth.DeviceKey;
import io.github.plexauth.DeviceTokens;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.DeviceSignIn;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.examples.signin.OwnerOnlyFile;
import io.github.plexauth.examples.signin.PlexTvSwitch;
import io.github.plexauth.examples.signin.SimulatedMonth;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Signs in once. From then on, the key of the device gets and renews the tokens, and no person is needed. The key and
 * its client identifier are in a file that only its owner may read. No token is stored.
 *
 * <p>The tokens are for plex.tv only, because media servers refuse JSON Web Tokens. For media servers, keep a legacy
 * token under a client identifier of its own, as {@link KeepSignedIn} does.
 *
 * <p>By default, the program shows a simulated month with a demo of plex.tv and a temporary directory. With the
 * environment variable PLEX_TV=1 or the argument {@code --plex-tv}, it is one start with plex.tv and the directory
 * {@code .config/plexauth-example} in your home.
 */
public final class SignedInForGood {

    private static final String FILE = "device";
    private static final JsonCodec CODEC = JsonbCodec.create();

    private final PlexAuthBuilder builder;
    private final InstantSource clock;
    private final OwnerOnlyFile file;
    private final Consumer<Pin> person;
    private final Consumer<String> log;
    private AccountAuthentication account;
    private DeviceTokens tokens;
    private Optional<AccessToken> known = Optional.empty();

    SignedInForGood(
            PlexAuthBuilder builder, InstantSource clock, Path directory, Consumer<Pin> person, Consumer<String> log) {
        this.builder = builder.codec(CODEC).clock(clock);
        this.clock = clock;
        this.file = new OwnerOnlyFile(directory, FILE);
        this.person = person;
        this.log = log;
    }

    /**
     * Runs the program.
     *
     * @param arguments {@code --plex-tv} or none
     */
    public static void main(String... arguments) {
        try {
            if (PlexTvSwitch.isOn(System.getenv(), arguments)) {
                startWithPlexTv(System.out);
            } else {
                simulateMonth(System.out);
            }
        } catch (FileSystemException failure) { // Its message may be a path and nothing else.
            exit(failure.toString());
        } catch (PlexException | IllegalArgumentException | IOException failure) {
            exit(failure.getMessage());
        }
    }

    private static void exit(String message) {
        System.err.println(message);
        System.exit(1);
    }

    private static void startWithPlexTv(PrintStream out) throws IOException {
        Path directory = Path.of(System.getProperty("user.home"), ".config", "plexauth-example");
        Consumer<Pin> person = pin -> out.println("To sign in, open this link in any browser:\n" + pin.uri());
        try (HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuthBuilder builder = PlexAuth.builder().product("plexauth SignedInForGood").transport(transport);
            new SignedInForGood(builder, InstantSource.system(), directory, person, out::println).start();
        }
    }

    /** Does what an application does when it starts. */
    void start() throws IOException {
        Optional<String> stored = file.read();
        if (stored.isEmpty()) {
            log.accept("There is no device key yet.");
            signIn();
            return;
        }
        String[] lines = stored.get().split("\n");
        if (lines.length != 2) {
            throw new IllegalArgumentException("the stored key is damaged: delete its file to sign in again");
        }
        use(lines[0], DeviceKey.fromPrivateJwk(lines[1], CODEC));
        try {
            token();
        } catch (PlexStatusException refusal) {
            if (refusal.status() != 422) { // Every other refusal may pass.
                throw refusal;
            }
            log.accept("The stored key is of no use: " + refusal.getMessage());
            signIn();
        }
    }

    /** The file has both, because a key belongs to one client identifier. Another key needs another identifier. */
    private void signIn() throws IOException {
        String identifier = UUID.randomUUID().toString();
        DeviceKey key = DeviceKey.generate();
        file.write(identifier + "\n" + key.toPrivateJwk()); // First: a key that is registered must not get lost.
        DeviceAuthentication device = use(identifier, key);
        Pin pin = device.createPin();
        person.accept(pin);
        DeviceSignIn obtained = device.awaitToken(pin);
        if (obtained instanceof DeviceSignIn.Registered) {
            log.accept("Registered: plex.tv has issued a token for the device key. The key is stored.");
        } else if (obtained instanceof DeviceSignIn.KeyIgnored ignored) {
            log.accept("Key ignored: plex.tv has issued a legacy token. It is exchanged now.");
            device.register(ignored.legacyToken());
            log.accept("Registered: the legacy token has ended. The key is stored.");
        }
        token();
    }

    private DeviceAuthentication use(String identifier, DeviceKey key) {
        PlexAuth plexAuth = builder.clientIdentifier(identifier).build();
        DeviceAuthentication device = plexAuth.device(key);
        account = plexAuth.account();
        tokens = DeviceTokens.from(device, clock);
        return device;
    }

    /** Returns a token for plex.tv. An application calls this whenever it needs one. */
    AccessToken token() {
        AccessToken token = tokens.get();
        if (known.filter(token::equals).isEmpty()) {
            log.accept("The key has got a new token.");
            known = Optional.of(token);
        }
        return token;
    }

    /** Does some work at plex.tv. */
    TokenValidity work() {
        return account.validate(token());
    }

    /** Shows what plex.tv says if the client identifier is used without its key. */
    private void showWithoutKey() throws IOException {
        builder.clientIdentifier(file.read().orElseThrow().split("\n")[0]);
        DeviceAuthentication otherKey = builder.build().device(DeviceKey.generate());
        AccountAuthentication withoutKey = builder.build().account();
        log.accept("- with another key: " + refusal(otherKey::renew));
        log.accept("- without a key: " + refusal(withoutKey::createPin));
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "accepted";
        } catch (PlexException refusal) {
            return refusal.getMessage();
        }
    }

    static void simulateMonth(PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("plexauth-example");
        try (SimulatedMonth month = SimulatedMonth.start()) {
            PlexAuthBuilder builder = PlexAuth.builder().accountUri(month.accountUri()).transport(month::send);
            Consumer<String> log = text -> out.println(month.time() + "  " + text);
            Consumer<Pin> person = pin -> {
                log.accept("A person confirms the sign-in.");
                month.confirm(pin);
            };
            SignedInForGood application = restart(builder, month, directory, person, log);
            int accepted = 0;
            int unreachable = 0;
            int refused = 0;
            for (int hour = 8; hour <= 31 * 24; hour += 8) {
                month.pass(Duration.ofHours(8));
                switch (hour) {
                    case 12 * 24 -> {
                        log.accept("The network is away when a new token is due. The current one is still used.");
                        month.network(false);
                    }
                    case 12 * 24 + 16 -> {
                        log.accept("The network is back.");
                        month.network(true);
                    }
                    case 15 * 24 -> {
                        log.accept("The application restarts. It has stored the key, and no token.");
                        application = restart(builder, month, directory, person, log);
                    }
                    case 18 * 24 -> {
                        log.accept("The clock of this machine is set back by five hours. The application restarts.");
                        month.setClockBack(Duration.ofHours(5));
                        application = restart(builder, month, directory, person, log);
                    }
                    case 26 * 24 -> {
                        log.accept("The key is lost, and only the client identifier is left. plex.tv refuses it:");
                        application.showWithoutKey();
                        log.accept("So the application starts with a new client identifier and a new key.");
                        Files.delete(directory.resolve(FILE));
                        application = restart(builder, month, directory, person, log);
                    }
                    default -> { } // Nothing but the usual work.
                }
                TokenValidity validity = application.work();
                accepted += validity instanceof TokenValidity.Valid ? 1 : 0;
                unreachable += validity instanceof TokenValidity.Unknown ? 1 : 0;
                refused += validity instanceof TokenValidity.Invalid ? 1 : 0;
            }
            log.accept("plex.tv has accepted the token %d times, was not reachable %d times, and refused it %d times."
                    .formatted(accepted, unreachable, refused));
        } finally {
            Files.deleteIfExists(directory.resolve(FILE));
            Files.delete(directory);
        }
        out.println("The demo has deleted its directory.");
    }

    private static SignedInForGood restart(PlexAuthBuilder builder, SimulatedMonth month, Path directory,
            Consumer<Pin> person, Consumer<String> log) throws IOException {
        var application = new SignedInForGood(builder, month::machineTime, directory, person, log);
        application.start();
        return application;
    }
}
