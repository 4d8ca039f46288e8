package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes each kind of call fail, and shows what an application does about it. */
public final class HandlingErrors {

    private HandlingErrors() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if there is no port for the embedded server
     */
    public static void main(String... arguments) throws IOException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException {
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start();
                HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-handling-errors")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            URI url = plex.baseUri();
            AccessToken owner = AccessToken.of(plex.token());
            ServerAuthentication server = plexAuth.server(url, owner);

            attempt("a type that no server knows", out, () ->
                    server.getTransientToken(new TokenType("impersonation"), Scope.ALL));
            attempt("a wrong token", out, () ->
                    plexAuth.server(url, AccessToken.of("not-the-owners-token")).getTransientToken());
            AccessToken transientToken = server.getTransientToken().accessToken();
            attempt("a transient token that asks for another", out, () ->
                    plexAuth.server(url, transientToken).getTransientToken());
            attempt("a source that the server does not know", out, () ->
                    server.getSourceConnectionInformation(Source.server("0000000000000000000000000000000000000000")));
            attempt("a server that is not there", out, () ->
                    plexAuth.server(URI.create("http://127.0.0.1:1"), owner).getTransientToken());
            plex.delay(Duration.ofMinutes(1));
            attempt("a server that is asleep", out, () ->
                    server.withTimeout(Duration.ofMillis(300)).getTransientToken());
        }
    }

    private static void attempt(String what, PrintStream out, Supplier<?> call) {
        out.printf("%s%n", what);
        try {
            out.println("  unexpected success: " + call.get());
        } catch (PlexException failure) {
            out.println("  " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
            out.println("  -> " + remedy(failure));
        }
    }

    /** What most applications need: the statuses that a person can mend, and one question for all the rest. */
    private static String remedy(PlexException failure) {
        if (failure instanceof PlexUnauthorizedException) {
            return "ask the user to sign in again";
        }
        if (failure instanceof PlexForbiddenException) {
            return "use the owner's token";
        }
        if (failure instanceof PlexNotFoundException) {
            return "take the source off the list";
        }
        if (failure instanceof PlexTimeoutException) {
            return "wake the server, then try again";
        }
        return failure.retryable() ? "try again in a while" : "a defect or a setting: log it, do not try again";
    }
}
