package io.github.plexauth.examples.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;

/** The command line of {@link EmbeddedPlexServer}. */
final class EmbeddedPlexCommand {

    private EmbeddedPlexCommand() {}

    static EmbeddedPlexServer run(PrintStream out, String... arguments) throws IOException {
        EmbeddedPlexServer.Builder builder = EmbeddedPlexServer.builder();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--port" -> builder.port(parsePort(value));
                case "--token" -> builder.token(parseToken(value));
                default -> throw new IllegalArgumentException(
                        "unknown option " + arguments[i] + "; the options are --port N and --token T");
            }
        }
        EmbeddedPlexServer server = start(builder);
        out.println(server.baseUri());
        out.println(server.token());
        out.println("The first two lines are the base URI and the token of this demo server.");
        out.println("It shares the source server://" + server.shared().keySet().iterator().next() + ".");
        out.println("Press Ctrl+C to stop it.");
        return server;
    }

    static int parsePort(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port needs a number from 0 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static String parseToken(String value) {
        if (!value.matches("[!-~]+") || value.startsWith("--")) {
            throw new IllegalArgumentException("--token needs a value of printable ASCII characters without spaces");
        }
        return value;
    }

    private static EmbeddedPlexServer start(EmbeddedPlexServer.Builder builder) throws IOException {
        try {
            return builder.start();
        } catch (BindException failure) {
            throw new IOException("cannot listen on port " + builder.port + ": " + failure.getMessage(), failure);
        }
    }
}
