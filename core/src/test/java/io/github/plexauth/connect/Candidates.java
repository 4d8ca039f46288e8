package io.github.plexauth.connect;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ServerIdentity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Creates candidates and identities for the tests of this package. */
final class Candidates {

    /** The machine identifier of the server that a race looks for. */
    static final String EXPECTED = "243b471948ace337";

    private Candidates() {}

    static List<Candidate> create(int size) {
        return IntStream.range(0, size).mapToObj(i -> new Candidate(connection(i))).toList();
    }

    /** Creates candidates of which those whose bit is set use http. */
    static List<Candidate> create(int size, int plain) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Candidate(connection(i, (plain >> i & 1) == 0 ? "https" : "http")))
                .toList();
    }

    static Connection connection(int number) {
        return connection(number, "https");
    }

    private static Connection connection(int number, String scheme) {
        String host = "host" + number + ".test";
        return Connection.of(scheme, host, 32_400, scheme + "://" + host + ":32400", false, false);
    }

    static ServerIdentity identity(String machineIdentifier) {
        return new ServerIdentity(machineIdentifier, Optional.empty(), Optional.empty());
    }
}
