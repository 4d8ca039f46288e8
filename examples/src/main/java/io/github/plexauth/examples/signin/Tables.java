package io.github.plexauth.examples.signin;

import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ServerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of what the library returns, for 80 columns. */
public final class Tables {

    private static final String DETAIL_INDENT = " ".repeat(7);

    private Tables() {}

    /**
     * Returns a table of servers, numbered from 1.
     *
     * @param servers the servers
     * @return the lines
     */
    public static List<String> servers(List<AccountServer> servers) {
        List<String> lines = new ArrayList<>();
        lines.add(server("#", "name", "access", "version", "connections", "running"));
        for (AccountServer server : servers) {
            lines.add(server(
                    String.valueOf(lines.size()),
                    server.name().orElse("no name"),
                    server.owned() ? "owned" : "shared by " + server.owner().orElse("somebody"),
                    server.version().map(version -> version.toString().split("-")[0]).orElse("unknown"),
                    String.valueOf(server.connections().size()),
                    server.present() ? "yes" : "no"));
        }
        return lines;
    }

    private static String server(
            String number, String name, String access, String version, String connections, String running) {
        return "%2s  %s  %s  %s  %11s  %s".formatted(
                number, Columns.fit(name, 21), Columns.fit(access, 17), Columns.fit(version, 12), connections, running);
    }

    /**
     * Returns a table of what happened to each connection of a server, best first, with the reason below each one that
     * does not work.
     *
     * @param connection the connection that was chosen
     * @return the lines
     */
    public static List<String> attempts(ServerConnection connection) {
        List<String> lines = new ArrayList<>();
        lines.add(attempt("place", "", "address", "port", "outcome", "ms"));
        for (ConnectionAttempt attempt : connection.attempts()) {
            lines.add(attempt(
                    words(attempt.connection().place()),
                    attempt.connection().uri().getScheme(),
                    attempt.connection().address(),
                    String.valueOf(attempt.connection().port()),
                    words(attempt.outcome()),
                    String.valueOf(attempt.took().toMillis())));
            switch (attempt.outcome()) {
                case FAILED, WRONG_SERVER, FORBIDDEN ->
                    Columns.wrap(attempt.detail(), Screen.COLUMNS - DETAIL_INDENT.length())
                            .forEach(line -> lines.add(DETAIL_INDENT + line));
                default -> { } // The outcome says enough.
            }
        }
        return lines;
    }

    private static String attempt(
            String place, String scheme, String address, String port, String outcome, String milliseconds) {
        return "%-6s %-5s %s %5s %-12s %6s".formatted(
                place, scheme, Columns.fit(address, 39), port, outcome, milliseconds);
    }

    /**
     * Returns the name of a constant as words.
     *
     * @param constant a constant
     * @return such as {@code wrong server}
     */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
