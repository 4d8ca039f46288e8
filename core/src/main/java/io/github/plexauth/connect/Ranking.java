package io.github.plexauth.connect;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The connections of a source in the order in which to try them.
 *
 * <p>Connections over https come before those over http, so that the token is sent in clear text only where nothing
 * else works. Relays come last all the same, because they are slow and the application has allowed http. Among these,
 * local connections come before remote ones. Connections of equal rank keep the order of the server.
 *
 * @param allowed   the connections to try
 * @param forbidden the connections over plain http, if the caller forbids them, and those with a forbidden address
 */
record Ranking(List<Connection> allowed, List<Connection> forbidden) {

    private static final Comparator<Connection> BY_RANK = Comparator // false is before true
            .comparing((Connection connection) -> connection.place() == Connection.Place.RELAY)
            .thenComparing(connection -> !isEncrypted(connection))
            .thenComparing(Connection::place);

    static Ranking of(List<Connection> connections, PlainHttp plainHttp, AddressRule addresses) {
        boolean plainIsAllowed = plainHttp == PlainHttp.ALLOWED;
        Stream<Connection> plain = plainIsAllowed
                ? connections.stream().map(Ranking::plainTwin).flatMap(Optional::stream)
                : Stream.empty();
        List<Connection> ranked =
                Stream.concat(connections.stream(), plain).distinct().sorted(BY_RANK).toList();
        Predicate<Connection> isAllowed = connection ->
                (plainIsAllowed || isEncrypted(connection)) && addresses.allows(connection);
        return new Ranking(
                ranked.stream().filter(isAllowed).toList(),
                ranked.stream().filter(isAllowed.negate()).toList());
    }

    static boolean isEncrypted(Connection connection) {
        return "https".equalsIgnoreCase(connection.uri().getScheme());
    }

    /**
     * Returns the same address over http, for a local https connection.
     *
     * <p>If a transport looks plex.direct names up, a router with DNS rebinding protection blocks them. Only the
     * address is left then, for which the certificate is not valid. Servers support http and https on the same port.
     */
    private static Optional<Connection> plainTwin(Connection connection) {
        if (connection.place() != Connection.Place.LOCAL || !isEncrypted(connection)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI("http", null, connection.address(), connection.port(), null, null, null);
            return uri.getPort() == connection.port() // A slash in the address turns the port into a part of the path.
                    ? Optional.of(Connection.of(
                            "http", connection.address(), connection.port(), uri.toString(), true, false))
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }
}
