package io.github.plexauth.system.connect;

import static io.github.plexauth.domain.ConnectionAttempt.Outcome.CHOSEN;
import static io.github.plexauth.domain.ConnectionAttempt.Outcome.WRONG_SERVER;
import static io.github.plexauth.system.connect.Network.EXPECTED;
import static io.github.plexauth.system.connect.Network.base;
import static io.github.plexauth.system.connect.Network.local;
import static io.github.plexauth.system.connect.Network.remote;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.system.TransportKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loopback addresses that this machine has: 127.0.0.1, and ::1 if it can be bound. */
class ConnectOverIpv6Test extends ConnectFixture {

    private static HttpServer serve(String address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        byte[] identity = ("<MediaContainer machineIdentifier=\"" + EXPECTED + "\"/>").getBytes(StandardCharsets.UTF_8);
        server.createContext("/identity", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/xml;charset=utf-8");
                exchange.sendResponseHeaders(200, identity.length);
                exchange.getResponseBody().write(identity);
            }
        });
        server.start();
        return server;
    }

    private static List<HttpServer> onEachAddress() throws IOException {
        List<HttpServer> servers = new ArrayList<>(List.of(serve("127.0.0.1")));
        try {
            servers.add(serve("::1"));
        } catch (IOException noIpv6) {
            // Many containers have none.
        }
        return servers;
    }

    @ParameterizedTest
    @EnumSource
    void aServerIsFoundAtEachAddressOfThisMachine(TransportKind transport) throws Exception {
        List<HttpServer> servers = onEachAddress();
        try {
            for (HttpServer server : servers) {
                InetSocketAddress address = server.getAddress();
                String host = address.getAddress().getHostAddress();
                URI uri = URI.create(
                        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());

                ServerConnection found = connect(transport, local(base(network.wrong())), remote(uri));

                assertThat(found.baseUri()).isEqualTo(uri);
                assertThat(outcomes(found.attempts())).containsExactly(WRONG_SERVER, CHOSEN);
            }
        } finally {
            servers.forEach(server -> server.stop(0));
        }
    }
}
