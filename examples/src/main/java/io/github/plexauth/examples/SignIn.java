package io.github.plexauth.examples;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.examples.signin.Choice;
import io.github.plexauth.examples.signin.DemoAccount;
import io.github.plexauth.examples.signin.PlexTvSwitch;
import io.github.plexauth.examples.signin.Screen;
import io.github.plexauth.examples.signin.Tables;
import io.github.plexauth.examples.signin.Terminal;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Signs a person in by a link or a QR code, lists the servers of the account, connects to one of them and gets a
 * transient token there.
 *
 * <p>By default, the program uses a demo of plex.tv, where somebody confirms the sign-in after two seconds. With the
 * environment variable PLEX_TV=1 or the argument {@code --plex-tv}, it uses plex.tv. It keeps nothing, so it signs out
 * when it ends. {@link KeepSignedIn} shows how to keep a token.
 */
public final class SignIn {

    private final PlexAuth plexAuth;
    private final PlainHttp plainHttp;
    private final Screen screen;
    private final Consumer<Pin> person;
    private final Choice choice;

    SignIn(PlexAuth plexAuth, PlainHttp plainHttp, Screen screen, Consumer<Pin> person, Choice choice) {
        this.plexAuth = plexAuth;
        this.plainHttp = plainHttp;
        this.screen = screen;
        this.person = person;
        this.choice = choice;
    }

    /**
     * Runs the program.
     *
     * @param arguments {@code --plex-tv} or none
     */
    public static void main(String... arguments) {
        try {
            Screen screen = new Screen(System.out, Terminal.ofThisProcess());
            if (PlexTvSwitch.isOn(System.getenv(), arguments)) {
                runAgainstPlexTv(screen);
            } else {
                try (DemoAccount demo = DemoAccount.start()) {
                    runAgainst(demo, Duration.ofSeconds(2), screen);
                }
            }
        } catch (PlexException | IllegalArgumentException | IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void runAgainstPlexTv(Screen screen) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        try (HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = builder(transport).build();
            new SignIn(plexAuth, PlainHttp.FORBIDDEN, screen, pin -> {}, Choice.typed(input, screen)).run();
        }
    }

    static void runAgainst(DemoAccount demo, Duration delay, Screen screen) throws IOException {
        screen.print("This is a demo: do not open the link. A simulated person confirms it.");
        screen.print("Set PLEX_TV=1 to use plex.tv.");
        screen.print("");
        Consumer<Pin> person = pin -> demo.confirm(pin, delay);
        Choice choice = servers -> {
            screen.print("The demo chooses the first server.");
            return servers.get(0);
        };
        try (HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = builder(transport).accountUri(demo.accountUri()).build();
            // The servers of the demo support http only. For real servers, leave PlainHttp.FORBIDDEN.
            new SignIn(plexAuth, PlainHttp.ALLOWED, screen, person, choice).run();
        }
    }

    private static PlexAuthBuilder builder(HttpTransport transport) {
        return PlexAuth.builder()
                .clientIdentifier(UUID.randomUUID().toString()) // An application that keeps its token keeps this too.
                .product("plexauth SignIn") // The page shows this name. With more properties, the QR code is larger.
                .transport(transport)
                .codec(JsonbCodec.create());
    }

    void run() throws IOException {
        AccountAuthentication account = plexAuth.account();
        AccessToken token = awaitToken(account);
        screen.print("Signed in.");
        try {
            useServers(account.getServers(token));
        } finally {
            signOut(account, token);
        }
    }

    /** Does not throw if plex.tv does not answer, because that would replace the failure that ended the program. */
    private void signOut(AccountAuthentication account, AccessToken token) {
        try {
            account.signOut(token);
            screen.print("Signed out.");
        } catch (PlexException failure) {
            screen.print("Not signed out, so remove this device in your account: " + failure.getMessage());
        }
    }

    private AccessToken awaitToken(AccountAuthentication account) {
        Pin pin = account.createPin();
        screen.startWait(pin);
        person.accept(pin);
        try {
            return account.awaitToken(pin, Pin.MAX_LIFETIME, screen::secondsLeft);
        } finally {
            screen.endWait();
        }
    }

    private void useServers(AccountServers servers) throws IOException {
        servers.problems().forEach(problem -> screen.print("An entry is left out: " + problem));
        if (servers.servers().isEmpty()) {
            screen.print("The account has no servers.");
            return;
        }
        screen.printTable(Tables.servers(servers.servers()));
        AccountServer server = choice.of(servers.servers());

        ServerConnection connection = plexAuth.connect(server, plainHttp);
        screen.printTable(Tables.attempts(connection));

        TransientToken token = plexAuth.server(connection).getTransientToken();
        screen.print("Transient token: " + token.accessToken()); // toString() does not show the token.
        screen.print("It expires at " + token.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                + ", or earlier if the server restarts.");
    }
}
