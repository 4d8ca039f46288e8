package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gets a transient token and the connections of a source, over either transport.
 *
 * <p>Asks your own server if PLEX_URL and PLEX_TOKEN are set (and PLEX_SOURCE, such as {@code server://243b47…}, names
 * a source that it knows); otherwise a server that comes along.
 */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if there is no port for the embedded server
     */
    public static void main(String... arguments) throws IOException {
        try {
            run(System.getenv(), System.out);
        } catch (PlexException | IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    static void run(Map<String, String> settings, PrintStream out) throws IOException {
        if (settings.containsKey("PLEX_URL") || settings.containsKey("PLEX_TOKEN")) {
            URI url = setting(settings, "PLEX_URL", "http://192.168.1.10:32400", Quickstart::url);
            AccessToken token = setting(settings, "PLEX_TOKEN", "the server's access token", AccessToken::of);
            Optional<Source> source = settings.containsKey("PLEX_SOURCE")
                    ? Optional.of(setting(settings, "PLEX_SOURCE", "server://243b47…", Source::parse))
                    : Optional.empty();
            out.println("Asking the server of PLEX_URL.");
            askOverEachTransport(url, token, source, out);
            return;
        }
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            Source source = Source.server(server.shared().keySet().iterator().next());
            out.println("Asking an embedded Plex Media Server; set PLEX_URL and PLEX_TOKEN to ask yours.");
            askOverEachTransport(server.baseUri(), AccessToken.of(server.token()), Optional.of(source), out);
        }
    }

    private static URI url(String text) {
        if (!text.matches("https?://.*")) {
            throw new IllegalArgumentException("no http or https");
        }
        return URI.create(text);
    }

    /** Names the setting if it is no good, and never quotes it: people paste tokens into the wrong one. */
    private static <T> T setting(Map<String, String> settings, String name, String sample, Function<String, T> parse) {
        try {
            return parse.apply(settings.getOrDefault(name, "").strip());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    name + " is missing or cannot be used: it should be like " + sample
                            + " (PLEX_URL and PLEX_TOKEN belong together).",
                    wrong);
        }
    }

    private static void askOverEachTransport(
            URI url, AccessToken token, Optional<Source> source, PrintStream out) {
        // An application picks one of the two, makes it once, and closes it at its end.
        try (HttpTransport transport = JdkHttpTransport.create()) {
            out.printf("%nOver java.net.http:%n");
            ask(transport, url, token, source, out);
        }
        try (HttpTransport transport = ApacheHttpTransport.create()) {
            out.printf("%nOver Apache HttpClient:%n");
            ask(transport, url, token, source, out);
        }
    }

    private static void ask(
            HttpTransport transport, URI url, AccessToken token, Optional<Source> source, PrintStream out) {
        PlexAuth plexAuth = PlexAuth.builder()
                .clientIdentifier("plexauth-quickstart") // An application makes one per installation and keeps it.
                .product("plexauth quickstart")
                .transport(transport)
                .codec(JsonbCodec.create())
                .timeout(Duration.ofSeconds(10))
                .build();
        ServerAuthentication server = plexAuth.server(url, token);

        TransientToken transientToken = server.getTransientToken();
        out.println("  a transient token: " + transientToken.accessToken()); // toString() never shows a token
        out.println("  dead at the latest by " + transientToken.expiresAt().truncatedTo(ChronoUnit.SECONDS));

        if (source.isEmpty()) {
            out.println("  set PLEX_SOURCE=server://<machine identifier> to ask how to reach a shared server");
            return;
        }
        SourceConnectionInformation info = server.getSourceConnectionInformation(source.get());
        out.println("  a token for \"" + info.name() + "\", which can be reached in these ways:");
        out.printf("    %-8s%-18s%-7s%s%n", "where", "address", "port", "uri");
        for (Connection connection : info.connections()) {
            String where = connection.relay() ? "relay" : connection.local() ? "local" : "remote";
            out.printf("    %-8s%-18s%-7d%s%n", where, connection.address(), connection.port(), connection.uri());
        }
    }
}
