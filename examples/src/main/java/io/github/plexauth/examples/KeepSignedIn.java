package io.github.plexauth.examples;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Account;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.examples.signin.OwnerOnlyFile;
import io.github.plexauth.examples.signin.PlexTvSwitch;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps a token in a file that only its owner may read, and asks a person to sign in again only if plex.tv says that
 * the token is invalid. The token is a legacy token, which media servers accept too. For plex.tv alone,
 * {@link SignedInForGood} shows how to sign in once.
 *
 * <p>By default, the program shows four starts of an application with a demo of plex.tv and a temporary directory. With
 * the environment variable PLEX_TV=1 or the argument {@code --plex-tv}, it is one start with plex.tv and the directory
 * {@code .config/plexauth-example} in your home.
 */
public final class KeepSignedIn {

    private final PlexAuthBuilder builder;
    private final OwnerOnlyFile identifierFile;
    private final OwnerOnlyFile tokenFile;
    private final Consumer<Pin> person;
    private final PrintStream out;

    KeepSignedIn(PlexAuthBuilder builder, Path directory, Consumer<Pin> person, PrintStream out) {
        this.builder = builder;
        this.identifierFile = new OwnerOnlyFile(directory, "client-identifier");
        this.tokenFile = new OwnerOnlyFile(directory, "token");
        this.person = person;
        this.out = out;
    }

    /**
     * Runs the program.
     *
     * @param arguments {@code --plex-tv} or none
     */
    public static void main(String... arguments) {
        try (HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuthBuilder builder = PlexAuth.builder()
                    .product("plexauth KeepSignedIn")
                    .transport(transport)
                    .codec(JsonbCodec.create());
            if (PlexTvSwitch.isOn(System.getenv(), arguments)) {
                Path directory = Path.of(System.getProperty("user.home"), ".config", "plexauth-example");
                new KeepSignedIn(builder, directory, pin -> {}, System.out).start();
            } else {
                runDemo(builder, System.out);
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

    /** Does what an application does when it starts, and returns the token to use. */
    AccessToken start() throws IOException {
        AccountAuthentication account = account();
        Optional<AccessToken> stored = tokenFile.read().map(KeepSignedIn::parse);
        if (stored.isEmpty()) {
            out.println("  There is no token yet.");
            return signIn(account);
        }
        TokenValidity validity = account.validate(stored.get());
        if (validity instanceof TokenValidity.Invalid invalid) {
            out.println("  The stored token is invalid: " + invalid.reason());
            return signIn(account);
        }
        if (validity instanceof TokenValidity.Valid valid) {
            out.println("  The stored token is valid. It belongs to " + name(valid.account()) + ".");
        } else if (validity instanceof TokenValidity.Unknown unknown) { // Media servers may still accept the token.
            out.println("  It is unknown whether the stored token is valid, so it is kept: " + unknown.reason());
        }
        return stored.get();
    }

    /** Every installation has its own client identifier. For plex.tv, another identifier is another device. */
    AccountAuthentication account() throws IOException {
        String identifier = identifierFile.createOrRead(UUID.randomUUID().toString());
        return builder.clientIdentifier(identifier.strip()).build().account();
    }

    private AccessToken signIn(AccountAuthentication account) throws IOException {
        Pin pin = account.createPin();
        out.println("  To sign in, open this link in any browser:");
        out.println("  " + pin.uri());
        person.accept(pin);
        AccessToken token = account.awaitToken(pin);
        tokenFile.write(token.value());
        out.println("  Signed in. The token is stored.");
        return token;
    }

    private static AccessToken parse(String text) {
        try {
            return AccessToken.of(text.strip());
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException(
                    "the stored token is damaged: delete its file to sign in again", damaged);
        }
    }

    private static String name(Account account) {
        return account.title().or(account::username).orElse("an account without a name");
    }

    static void runDemo(PlexAuthBuilder builder, PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("plexauth-example");
        try (EmbeddedPlexTv plexTv = EmbeddedPlexTv.start()) {
            builder.accountUri(plexTv.baseUri());
            Consumer<Pin> person = pin -> plexTv.approve(pin.code()); // Signs in at once.
            KeepSignedIn application = new KeepSignedIn(builder, directory, person, out);

            out.println("This is a demo: do not open the links. A simulated person confirms each of them.");
            out.println("The first start:");
            AccessToken token = application.start();
            out.println("The second start:");
            application.start();
            out.println("A start while plex.tv is in maintenance:");
            plexTv.maintenance(true);
            application.start();
            plexTv.maintenance(false);
            out.println("A start after the person has signed the application out:");
            application.account().signOut(token);
            application.start();
        } finally {
            delete(directory);
        }
        out.println("The demo has deleted its directory.");
    }

    private static void delete(Path directory) throws IOException {
        for (String name : new String[] {"client-identifier", "token"}) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.delete(directory);
    }
}
