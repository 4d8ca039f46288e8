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

/** Causes each common kind of failure, and shows how an application can handle it. */
public final class HandlingErrors {

    private HandlingErrors() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if the embedded server cannot start
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

            attempt("Token type that no server supports", out, () ->
                    server.getTransientToken(new TokenType("impersonation"), Scope.ALL));
            attempt("Wrong access token", out, () ->
                    plexAuth.server(url, AccessToken.of("not-the-owners-token")).getTransientToken());
            AccessToken transientToken = server.getTransientToken().accessToken();
            attempt("Transient token that requests another one", out, () ->
                    plexAuth.server(url, transientToken).getTransientToken());
            attempt("Source that the server does not know", out, () ->
                    server.getSourceConnectionInformation(Source.server("0000000000000000000000000000000000000000")));
            attempt("Server that is not running", out, () ->
                    plexAuth.server(URI.create("http://127.0.0.1:1"), owner).getTransientToken());
            plex.delay(Duration.ofMinutes(1));
            attempt("Server that responds too late", out, () ->
                    server.withTimeout(Duration.ofMillis(300)).getTransientToken());
        }
    }

    private static void attempt(String title, PrintStream out, Supplier<?> call) {
        out.println(title);
        try {
            out.println("  unexpected success: " + call.get());
        } catch (PlexException failure) {
            out.println(wrapped("  " + failure.getClass().getSimpleName() + ": " + failure.getMessage()));
            out.println("  What to do: " + remedy(failure));
        }
    }

    /** Breaks a text into lines of up to 96 characters. */
    private static String wrapped(String text) {
        return text.replaceAll("(?=.{93})(.{1,92}) ", "$1" + System.lineSeparator() + "    ");
    }

    /** Most applications handle the failures that a user can fix one by one, and all others by {@code retryable()}. */
    private static String remedy(PlexException failure) {
        if (failure instanceof PlexUnauthorizedException) {
            return "ask the user to sign in again";
        }
        if (failure instanceof PlexForbiddenException) {
            return "use the owner's token";
        }
        if (failure instanceof PlexNotFoundException) {
            return "remove the source from the list";
        }
        if (failure instanceof PlexTimeoutException) {
            return "wake the server and try again";
        }
        return failure.retryable() ? "try again later" : "log the failure and do not try again";
    }
}
