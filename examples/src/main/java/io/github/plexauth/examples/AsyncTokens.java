package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes both calls side by side without a blocked thread, and ends calls that take too long. */
public final class AsyncTokens {

    private AsyncTokens() {}

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
                    .clientIdentifier("plexauth-async-tokens")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            ServerAuthentication server = plexAuth.server(plex.baseUri(), AccessToken.of(plex.token()));
            Source source = Source.server(plex.shared().keySet().iterator().next());

            bothAtOnce(server, source, out);
            plex.delay(Duration.ofMinutes(1));
            withATimeout(server, out);
            withACancellation(server, out);
        }
    }

    private static void bothAtOnce(ServerAuthentication server, Source source, PrintStream out) {
        CompletableFuture<TransientToken> token = server.getTransientTokenAsync();
        CompletableFuture<SourceConnectionInformation> information = server.getSourceConnectionInformationAsync(source);

        String account = token.thenCombine(information, AsyncTokens::describe)
                .join(); // A program has to wait somewhere, or it would end; a server or a user interface does not.
        out.println("Both at once: " + account);
    }

    private static String describe(TransientToken token, SourceConnectionInformation information) {
        return token.accessToken() + " and " + information.connections().size() + " connections of "
                + information.name();
    }

    private static void withATimeout(ServerAuthentication server, PrintStream out) {
        String outcome = server.getTransientTokenAsync()
                .orTimeout(200, TimeUnit.MILLISECONDS) // Or for every call: server.withTimeout(…)
                .handle((token, failure) -> failure instanceof TimeoutException ? "gave up waiting" : "unexpected")
                .join();
        out.println("With a timeout on a slow server: " + outcome + ", and the exchange is ended");
    }

    private static void withACancellation(ServerAuthentication server, PrintStream out) {
        CompletableFuture<TransientToken> token = server.getTransientTokenAsync();
        boolean cancelled = token.cancel(true);
        out.println("With a cancellation: " + (cancelled ? "cancelled" : "too late") + ", and the exchange is ended");
    }
}
