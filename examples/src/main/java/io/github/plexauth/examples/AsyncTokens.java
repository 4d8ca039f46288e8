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

/** Makes two asynchronous calls at the same time, and ends other calls with a timeout and with a cancellation. */
public final class AsyncTokens {

    private AsyncTokens() {}

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
                    .clientIdentifier("plexauth-async-tokens")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            ServerAuthentication server = plexAuth.server(plex.baseUri(), AccessToken.of(plex.token()));
            Source source = Source.server(plex.shared().keySet().iterator().next());

            makeBothCalls(server, source, out);
            plex.delay(Duration.ofMinutes(1));
            endCallWithTimeout(server, out);
            cancelCall(server, out);
        }
    }

    private static void makeBothCalls(ServerAuthentication server, Source source, PrintStream out) {
        CompletableFuture<TransientToken> token = server.getTransientTokenAsync();
        CompletableFuture<SourceConnectionInformation> information = server.getSourceConnectionInformationAsync(source);

        String summary = token.thenCombine(information, AsyncTokens::describe)
                .join(); // This program has to wait, because it would exit otherwise.
        out.println("Two calls at the same time: " + summary);
    }

    private static String describe(TransientToken token, SourceConnectionInformation information) {
        return token.accessToken() + " and " + information.connections().size() + " connections of "
                + information.name().orElse("a source without a name");
    }

    private static void endCallWithTimeout(ServerAuthentication server, PrintStream out) {
        String outcome = server.getTransientTokenAsync()
                .orTimeout(200, TimeUnit.MILLISECONDS) // server.withTimeout(…) sets the timeout of every call.
                .handle((token, failure) -> failure instanceof TimeoutException ? "timed out" : "unexpected")
                .join();
        out.println("With a timeout: " + outcome + ", and the request ended");
    }

    private static void cancelCall(ServerAuthentication server, PrintStream out) {
        CompletableFuture<TransientToken> token = server.getTransientTokenAsync();
        boolean cancelled = token.cancel(true);
        out.println("With a cancellation: " + (cancelled ? "cancelled" : "too late") + ", and the request ended");
    }
}
