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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gets a transient token and the connections of a source, first with one transport and then with the other.
 *
 * <p>By default, the program queries a bundled demo server. If the environment variables PLEX_URL and PLEX_TOKEN are
 * set, it queries that server instead. PLEX_SOURCE, such as {@code server://243b47…}, then names a source that the
 * server knows.
 */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException if the embedded server cannot start
     */
    public static void main(String... arguments) throws IOException {
        try {
            run(System.getenv(), System.out);
        } catch (PlexException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    static void run(Map<String, String> settings, PrintStream out) throws IOException {
        if (settings.containsKey("PLEX_URL") || settings.containsKey("PLEX_TOKEN")) {
            URI url = setting(settings, "PLEX_URL", "a URL such as http://192.168.1.10:32400", Quickstart::parseUrl);
            AccessToken token = setting(settings, "PLEX_TOKEN", "an access token for the server", AccessToken::of);
            Optional<Source> source = settings.containsKey("PLEX_SOURCE")
                    ? Optional.of(setting(settings, "PLEX_SOURCE", "a source such as server://243b47…", Source::parse))
                    : Optional.empty();
            out.println("Querying the server at PLEX_URL.");
            queryWithEachTransport(url, token, source, out);
            return;
        }
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            Source source = Source.server(server.shared().keySet().iterator().next());
            out.println("Querying a bundled demo server. Set PLEX_URL and PLEX_TOKEN to query your own server.");
            queryWithEachTransport(server.baseUri(), AccessToken.of(server.token()), Optional.of(source), out);
        }
    }

    private static URI parseUrl(String text) {
        if (!text.matches("https?://.*")) {
            throw new IllegalArgumentException("not an http or https URL");
        }
        return URI.create(text);
    }

    /** Parses a setting. The message of a failure does not quote the value, which may be a token by mistake. */
    private static <T> T setting(
            Map<String, String> settings, String name, String expected, Function<String, T> parser) {
        try {
            return parser.apply(settings.getOrDefault(name, "").strip());
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(name + " is missing or invalid: expected " + expected, invalid);
        }
    }

    private static void queryWithEachTransport(
            URI url, AccessToken token, Optional<Source> source, PrintStream out) {
        // An application uses one transport, creates it once, and closes it before it exits.
        try (HttpTransport transport = JdkHttpTransport.create()) {
            out.printf("%nOver java.net.http:%n");
            query(transport, url, token, source, out);
        }
        try (HttpTransport transport = ApacheHttpTransport.create()) {
            out.printf("%nOver Apache HttpClient:%n");
            query(transport, url, token, source, out);
        }
    }

    private static void query(
            HttpTransport transport, URI url, AccessToken token, Optional<Source> source, PrintStream out) {
        PlexAuth plexAuth = PlexAuth.builder()
                .clientIdentifier("plexauth-quickstart") // Create one per installation, and store it.
                .product("plexauth quickstart")
                .transport(transport)
                .codec(JsonbCodec.create())
                .timeout(Duration.ofSeconds(10))
                .build();
        ServerAuthentication server = plexAuth.server(url, token);

        TransientToken transientToken = server.getTransientToken();
        out.println("  transient token: " + transientToken.accessToken()); // toString() does not show the token.
        out.println("  expires at: " + transientToken.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                + ", or earlier if the server restarts");

        if (source.isEmpty()) {
            out.println("  Set PLEX_SOURCE=server://<machine identifier> to get the connections of a shared server.");
            return;
        }
        SourceConnectionInformation info = server.getSourceConnectionInformation(source.get());
        out.println("  source: " + info.name().orElse("no name"));
        out.println("  token for the source: " + info.accessToken().map(AccessToken::toString).orElse("none"));
        out.println("  connections:");
        out.printf("    %-8s%-17s%-7s%s%n", "place", "address", "port", "uri");
        for (Connection connection : info.connections()) {
            String place = connection.place().name().toLowerCase(Locale.ROOT);
            out.printf("    %-8s%-17s%-7d%s%n", place, connection.address(), connection.port(), connection.uri());
        }
    }
}
