package io.github.plexauth.examples.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;

/** The command line of {@link EmbeddedPlexTv}. */
final class EmbeddedPlexTvCommand {

    private EmbeddedPlexTvCommand() {}

    static void run(PrintStream out, String... arguments) throws IOException {
        EmbeddedPlexTv.Builder builder = EmbeddedPlexTv.builder();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].equals("--port")) {
                throw new IllegalArgumentException("unknown option " + arguments[i] + "; the option is --port N");
            }
            builder.port(EmbeddedPlexCommand.parsePort(i + 1 < arguments.length ? arguments[i + 1] : ""));
        }
        EmbeddedPlexServer server = EmbeddedPlexServer.start();
        EmbeddedPlexTv plexTv = start(builder.owned(server));
        out.println(plexTv.baseUri());
        out.println(plexTv.token());
        out.println("The first two lines are the base URI and the token of this demo account.");
        out.println("It owns the server " + server.baseUri() + ".");
        out.println("To approve a PIN, replace CODE with its code:");
        out.println("curl -X PUT -d code=CODE -H 'X-Plex-Client-Identifier: browser' -H 'X-Plex-Token: "
                + plexTv.token() + "' " + plexTv.baseUri() + "/pins/link");
        out.println("Press Ctrl+C to stop it.");
    }

    private static EmbeddedPlexTv start(EmbeddedPlexTv.Builder builder) throws IOException {
        try {
            return builder.start();
        } catch (BindException failure) {
            throw new IOException("cannot listen on port " + builder.port + ": " + failure.getMessage(), failure);
        }
    }
}
