package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.TransientTokens;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls a server from many threads with one transient token, and replaces the token after the server restarts. */
public final class LongRunning {

    private static final int THREADS = 50;

    private LongRunning() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws Exception if a call fails
     */
    public static void main(String... arguments) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start();
                HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-long-running")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            ServerAuthentication server = plexAuth.server(plex.baseUri(), AccessToken.of(plex.token()));

            TransientTokens tokens = TransientTokens.from(server); // All threads share one instance.
            HttpClient client = HttpClient.newHttpClient();
            Callable<Integer> call = () -> statusOfLibraries(client, plex.baseUri(), tokens);

            out.println("Before the restart: " + successes(threads, call) + " of " + THREADS + " calls succeed");
            plex.restart();
            out.println("After the restart: " + successes(threads, call) + " of " + THREADS + " calls succeed");
            out.println("Transient tokens requested: " + plex.requests().stream()
                    .filter(line -> line.contains("/security/token"))
                    .count());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Gets the libraries. After a 401, it invalidates the token that the request used and tries again once. */
    private static int statusOfLibraries(HttpClient client, URI server, TransientTokens tokens) throws Exception {
        AccessToken token = tokens.get();
        int status = get(client, server, token);
        if (status == 401) {
            tokens.invalidate(token);
            status = get(client, server, tokens.get());
        }
        return status;
    }

    private static int get(HttpClient client, URI server, AccessToken token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/library/sections"))
                .header("X-Plex-Token", token.value())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static int successes(ExecutorService threads, Callable<Integer> call) throws Exception {
        int successes = 0;
        for (Future<Integer> status : threads.invokeAll(Collections.nCopies(THREADS, call))) {
            successes += status.get() == 200 ? 1 : 0;
        }
        return successes;
    }
}
