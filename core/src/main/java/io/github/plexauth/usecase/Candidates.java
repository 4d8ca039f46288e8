package io.github.plexauth.usecase;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The connections of a source in the order in which to try them: local, remote, relay; https before http within each;
 * and otherwise as the server named them.
 *
 * @param allowed    what to try
 * @param notAllowed plain http, if the caller refuses it
 */
public record Candidates(List<Connection> allowed, List<Connection> notAllowed) {

    private static final Comparator<Connection> RANK = Comparator.comparing(Connection::place)
            .thenComparing(connection -> !isEncrypted(connection)); // false comes first; the sort keeps the rest

    /**
     * Ranks connections.
     *
     * @param connections what the server named
     * @param plainHttp   whether connections without encryption may be tried
     * @return the candidates
     */
    public static Candidates of(List<Connection> connections, PlainHttp plainHttp) {
        if (plainHttp == PlainHttp.ALLOWED) {
            Stream<Connection> plain = connections.stream().map(Candidates::plainTwin).flatMap(Optional::stream);
            return new Candidates(
                    Stream.concat(connections.stream(), plain).distinct().sorted(RANK).toList(), List.of());
        }
        List<Connection> ranked = connections.stream().sorted(RANK).toList();
        return new Candidates(
                ranked.stream().filter(Candidates::isEncrypted).toList(),
                ranked.stream().filter(connection -> !isEncrypted(connection)).toList());
    }

    private static boolean isEncrypted(Connection connection) {
        return "https".equalsIgnoreCase(connection.uri().getScheme());
    }

    /**
     * A router that blocks plex.direct names (DNS rebinding protection) leaves only the bare address, where no
     * certificate fits; servers speak http and https on the same port.
     */
    private static Optional<Connection> plainTwin(Connection connection) {
        if (!connection.local() || !isEncrypted(connection)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI("http", null, connection.address(), connection.port(), null, null, null);
            return Optional.of(new Connection(
                    "http", connection.address(), connection.port(), uri, true, connection.relay()));
        } catch (URISyntaxException | IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }
}
