package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.examples.server.EmbeddedDevice.Connection;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;

/** Asks a server about a friend's server, finds the way to it that works, and calls it. */
public final class ConnectToSource {

    private ConnectToSource() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException          if there is no port for the embedded servers, or the last call fails
     * @throws InterruptedException if the program is interrupted
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException, InterruptedException {
        // Takes connections and never says a word, like a server whose disks are asleep.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                EmbeddedPlexServer stranger = EmbeddedPlexServer.start();
                EmbeddedPlexServer friends =
                        EmbeddedPlexServer.builder().friendlyName("A friend's server").start();
                EmbeddedPlexServer own = EmbeddedPlexServer.builder()
                        .shared(friends, List.of(
                                Connection.to(URI.create("http://127.0.0.1:" + silent.getLocalPort()), true),
                                Connection.to(stranger.baseUri(), true), // It got the address of the friend's server.
                                Connection.to(friends.baseUri(), false)))
                        .start();
                HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-connect-to-source")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            ServerAuthentication server = plexAuth.server(own.baseUri(), AccessToken.of(own.token()));

            // The embedded servers speak http only. A real one has a certificate for its plex.direct names, and
            // connect(source) alone, which sends no token in clear text, is right for it.
            ServerConnection connection =
                    server.connect(Source.server(friends.machineIdentifier()), PlainHttp.ALLOWED);

            table(connection, out);
            out.println("The stranger was asked " + stranger.requests() + ", without the token.");
            out.println("The friend's libraries, with the token: " + statusOfLibraries(connection));
        }
    }

    private static void table(ServerConnection connection, PrintStream out) {
        out.printf("%-8s%-26s%-14s%4s%n", "place", "uri", "outcome", "ms");
        for (ConnectionAttempt attempt : connection.attempts()) {
            out.printf("%-8s%-26s%-14s%4d%n",
                    words(attempt.connection().place()),
                    attempt.connection().uri(),
                    words(attempt.outcome()),
                    attempt.took().toMillis());
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** From here on it is any HTTP client's business: a base URI, and a token that is a header. */
    private static int statusOfLibraries(ServerConnection connection) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(connection.baseUri() + "/library/sections"))
                .header("X-Plex-Token", connection.accessToken().value())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
