package io.github.plexauth.examples.connect;

import static io.github.plexauth.examples.connect.Network.base;
import static io.github.plexauth.examples.connect.Network.local;
import static io.github.plexauth.examples.connect.Network.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ServerConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What dead addresses cost; target/connect-report.txt keeps the figures. */
class ConnectTimesTest extends ConnectFixture {

    private static final int CANDIDATES = 6;
    private static final int RUNS = 3;

    /** The busiest machine that builds may be late by this much. */
    private static final Duration LENIENCY = Duration.ofSeconds(3);

    @FunctionalInterface
    private interface Dead {
        URI address() throws IOException;
    }

    @Test
    void aDeadAddressCostsAQuarterOfASecondAndARefusingOneNothing() throws Exception {
        List<String> report = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            for (int dead : List.of(0, 1, 4)) {
                Duration blackholed = median(transport, dead, network::blackholed);
                Duration refusing = median(transport, dead, network::refusing);
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

    private static String line(Transport transport, int dead, String how, Duration time) {
        return String.format(Locale.ROOT, "%-7s %d of %d %-11s %5d ms",
                transport, dead, CANDIDATES, how, time.toMillis());
    }

    /** The dead ones rank first, then comes a wrong one unless all are well, and then those that work. */
    private Duration median(Transport transport, int dead, Dead kind) throws IOException {
        List<Connection> connections = new ArrayList<>();
        for (int number = 0; number < dead; number++) {
            connections.add(local(kind.address()));
        }
        if (dead > 0) {
            connections.add(remote(base(network.wrong())));
        }
        while (connections.size() < CANDIDATES) {
            connections.add(remote(base(network.right())));
        }
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            ServerConnection found = connect(transport, connections.toArray(Connection[]::new));
            times.add(Duration.ofNanos(System.nanoTime() - start));
            assertThat(found.identity().machineIdentifier()).isEqualTo(Network.EXPECTED);
        }
        return times.stream().sorted().toList().get(RUNS / 2);
    }
}
