package io.github.plexauth.system.connect;

import static io.github.plexauth.system.connect.Network.base;
import static io.github.plexauth.system.connect.Network.local;
import static io.github.plexauth.system.connect.Network.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.system.TransportKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The time that dead addresses cost. The figures are in {@code target/connect-report.txt}. */
class ConnectTimesTest extends ConnectFixture {

    private static final int CANDIDATES = 6;

    /** A busy machine may be late by this much. */
    private static final Duration LENIENCY = Duration.ofSeconds(3);

    @Test
    void aDeadAddressCostsAQuarterOfASecondAndARefusingOneNothing() throws Exception {
        List<String> report = new ArrayList<>();
        URI blackhole = network.blackholed();
        URI closedPort = network.refusing();
        for (TransportKind transport : TransportKind.values()) {
            for (int dead : List.of(0, 1, 4)) {
                Duration blackholed = timeOf(transport, dead, blackhole);
                Duration refusing = timeOf(transport, dead, closedPort);
                report.add(line(transport, dead, "blackholed", blackholed));
                report.add(line(transport, dead, "refusing", refusing));

                Duration cost = Duration.ofMillis(250).multipliedBy(dead);
                assertThat(blackholed).isBetween(cost, cost.plus(LENIENCY));
                assertThat(refusing).isLessThan(LENIENCY);
            }
        }
        report.add("requests with the token that reached a wrong server: " + network.leaks().size());
        Files.write(Path.of("target", "connect-report.txt"), report);

        assertThat(network.leaks()).isEmpty();
    }

    private static String line(TransportKind transport, int dead, String how, Duration time) {
        return String.format(Locale.ROOT, "%-7s %d of %d %-11s %5d ms",
                transport, dead, CANDIDATES, how, time.toMillis());
    }

    /** The dead connections rank first, then a wrong server unless none is dead, and then those that work. */
    private Duration timeOf(TransportKind transport, int dead, URI address) throws IOException {
        List<Connection> connections = new ArrayList<>();
        for (int number = 0; number < dead; number++) {
            connections.add(local(address.resolve("/" + number)));
        }
        if (dead > 0) {
            connections.add(remote(base(network.wrong())));
        }
        while (connections.size() < CANDIDATES) {
            connections.add(remote(base(network.right())));
        }
        long start = System.nanoTime();
        ServerConnection found = connect(transport, connections.toArray(Connection[]::new));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(found.identity().machineIdentifier()).isEqualTo(Network.EXPECTED);
        return time;
    }
}
