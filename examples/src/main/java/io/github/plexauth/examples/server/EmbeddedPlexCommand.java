package io.github.plexauth.examples.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;

/** The command line of {@link EmbeddedPlexServer}. */
final class EmbeddedPlexCommand {

    private EmbeddedPlexCommand() {
    }

    static EmbeddedPlexServer run(PrintStream out, String... arguments) throws IOException {
        EmbeddedPlexServer.Builder settings = EmbeddedPlexServer.builder();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--port" -> settings.port(port(value));
                case "--token" -> settings.token(token(value));
                default -> throw new IllegalArgumentException(
                        "unknown option " + arguments[i] + ": there are --port N and --token T");
            }
        }
        EmbeddedPlexServer server = listen(settings);
        out.println(server.baseUri());
        out.println(server.token());
        out.println("Above are the URI and the token of a Plex server for demonstrations, which shares server://"
                + server.shared().keySet().iterator().next() + ". Ctrl+C stops it.");
        return server;
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port needs a number from 0 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static String token(String value) {
        if (!value.matches("[!-~]+") || value.startsWith("--")) {
            throw new IllegalArgumentException("--token needs a text of printable ASCII characters");
        }
        return value;
    }

    private static EmbeddedPlexServer listen(EmbeddedPlexServer.Builder settings) throws IOException {
        try {
            return settings.start();
        } catch (BindException taken) {
            throw new IOException("cannot listen on port " + settings.port + ": " + taken.getMessage(), taken);
        }
    }
}
