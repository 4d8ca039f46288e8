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

/** Finds a connection to a shared server that works, and calls the server over it. */
public final class ConnectToSource {

    private ConnectToSource() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException          if an embedded server cannot start, or if the last call fails
     * @throws InterruptedException if the program is interrupted
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException, InterruptedException {
        // Accepts connections but never responds, like a server that is asleep.
        try (ServerSocket silentServer = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                EmbeddedPlexServer otherServer = EmbeddedPlexServer.start();
                EmbeddedPlexServer friendsServer =
                        EmbeddedPlexServer.builder().friendlyName("A friend's server").start();
                EmbeddedPlexServer ownServer = EmbeddedPlexServer.builder()
                        .shared(friendsServer, List.of(
                                Connection.to(URI.create("http://127.0.0.1:" + silentServer.getLocalPort()), true),
                                Connection.to(otherServer.baseUri(), true), // The friend had this address before.
                                Connection.to(friendsServer.baseUri(), false)))
                        .start();
                HttpTransport transport = JdkHttpTransport.create()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-connect-to-source")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build();
            ServerAuthentication server = plexAuth.server(ownServer.baseUri(), AccessToken.of(ownServer.token()));

            // The embedded servers support http only. For a real server, call connect(source): it uses https only, so
            // it does not send the token in clear text.
            ServerConnection connection =
                    server.connect(Source.server(friendsServer.machineIdentifier()), PlainHttp.ALLOWED);

            printAttempts(connection, out);
            out.println("Requests to the wrong server, without the token: " + otherServer.requests());
            out.println("Status of the libraries, with the token: " + statusOfLibraries(connection));
        }
    }

    private static void printAttempts(ServerConnection connection, PrintStream out) {
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

    /** Calls the server. Any HTTP client can do that: it needs the base URI, and the token as a header. */
    private static int statusOfLibraries(ServerConnection connection) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(connection.baseUri() + "/library/sections"))
                .header("X-Plex-Token", connection.accessToken().value())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
