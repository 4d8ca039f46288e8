package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.port.TransportRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectClientsTest {

    private static final String HASH = ".0123456789abcdef0123456789abcdef.plex.direct";

    private final HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final DirectClients clients = new DirectClients(client);

    @ParameterizedTest
    @CsvSource({
        "192-168-1-5, :32400, /a%20b?c=%26, https://192.168.1.5:32400/a%20b?c=%26",
        "192-168-1-5, '', '', https://192.168.1.5",
        "fd00--5, :32400, /, https://[fd00:0:0:0:0:0:0:5]:32400/"
    })
    void theUriGetsTheAddressAndKeepsTheRest(String label, String port, String rest, URI expected) {
        DirectClients.Way way = clients.way(get("https://" + label + HASH + port + rest));

        assertThat(way.client()).isNotSameAs(client);
        assertThat(way.request().uri()).isEqualTo(expected);
    }

    @Test
    void eachNameHasAClientOfItsOwn() {
        HttpClient first = clients.way(get("https://10-0-0-1" + HASH + ":1/")).client();

        assertThat(clients.way(get("https://10-0-0-1" + HASH.toUpperCase() + ":2/")).client()).isSameAs(first);
        assertThat(clients.way(get("https://10-0-0-1.f" + HASH.substring(2) + ":1/")).client()).isNotSameAs(first);
    }

    @Test
    void allOtherHostsAreLeftToTheClient() {
        for (String uri : Set.of("https://10.0.0.1/", "https://nas/", "https://10-0-0-1.93b1.plex.direct/")) {
            TransportRequest request = get(uri);

            assertThat(clients.way(request)).isEqualTo(new DirectClients.Way(client, request));
        }
    }

    @Test
    void theNumberOfClientsIsLimitedAndTheLatestAreKept() {
        HttpClient kept = clients.way(get("https://10-0-0-1" + HASH)).client();
        Set<HttpClient> others = new HashSet<>();
        for (int i = 2; i < 100; i++) {
            others.add(clients.way(get("https://10-0-0-" + i + HASH)).client());

            assertThat(clients.way(get("https://10-0-0-1" + HASH)).client()).isSameAs(kept);
        }
        assertThat(clients.end()).hasSize(64).contains(kept);
        assertThat(clients.end()).isEmpty();
    }

    @Test
    void aProxyGetsTheName() throws Exception {
        String refused = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        try (var proxy = ScriptedServer.start(ScriptedServer.always(refused))) {
            var selector = ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.uri("/").getPort()));
            try (var transport = JdkHttpTransport.using(HttpClient.newBuilder().proxy(selector).build())) {
                assertThatTheProxyGetsTheName(proxy, transport);
            }
        }
    }

    @Test
    void theProxyOfTheJvmGetsTheName() throws Exception {
        String refused = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        ProxySelector before = ProxySelector.getDefault();
        try (var proxy = ScriptedServer.start(ScriptedServer.always(refused))) {
            ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.uri("/").getPort())));
            try (var transport = JdkHttpTransport.create()) {
                assertThatTheProxyGetsTheName(proxy, transport);
            }
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void assertThatTheProxyGetsTheName(ScriptedServer proxy, JdkHttpTransport transport)
            throws Exception {
        assertThat(transport.send(get("http://127-0-0-1" + HASH + ":1/plain")).status()).isEqualTo(502);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> transport.send(get("https://127-0-0-1" + HASH + ":1/secret")));

        assertThat(proxy.requests()).extracting(ScriptedRequest::line).containsExactly(
                "GET http://127-0-0-1" + HASH + ":1/plain HTTP/1.1", "CONNECT 127-0-0-1" + HASH + ":1 HTTP/1.1");
    }

    private static TransportRequest get(String uri) {
        return new TransportRequest("GET", URI.create(uri), Map.of(), new byte[0], Duration.ofSeconds(10), 1_000);
    }
}
