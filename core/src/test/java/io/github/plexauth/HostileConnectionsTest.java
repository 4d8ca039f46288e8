package io.github.plexauth;

import static io.github.plexauth.TestSource.MACHINE;
import static io.github.plexauth.TestSource.SECRET;
import static io.github.plexauth.TestSource.https;
import static io.github.plexauth.TestSource.identity;
import static io.github.plexauth.TestSource.information;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a malicious home server cannot achieve by the connections that it names. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class HostileConnectionsTest {

    private static final String CALLER = TestApplication.TOKEN.value();
    private static final String HEX = "90904684f91a43918bf7e0dfa7240285";
    private static final Source SOURCE = Source.server(MACHINE);

    /** A network in which some hosts respond and the others refuse. */
    private static final class Network implements HttpTransport {

        private final Map<String, TransportResponse> hosts = new TreeMap<>();
        private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            requests.add(request);
            TransportResponse response = hosts.get(request.uri().getHost());
            if (response == null) {
                throw new ConnectException("Connection refused");
            }
            return response;
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            try {
                return CompletableFuture.completedFuture(send(request));
            } catch (IOException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        List<String> askedHosts() {
            return requests.stream().map(request -> request.uri().getHost()).toList();
        }
    }

    @Parameter
    CallStyle style;

    private final Network network = new Network();
    private URI home = TestApplication.BASE_URI;
    private boolean allowsSpecialAddresses;

    static Stream<String> urisWithATokenInside() {
        String upper = CALLER.toUpperCase(Locale.ROOT);
        return Stream.of(
                "https://host.test:1/" + CALLER, "https://host.test:1/a/" + CALLER + "/b",
                "https://host.test:1/" + upper, "https://host.test/x" + CALLER.substring(9, 17) + "x",
                "https://admin0Token9.invalid", "https://ADMIN0TOKEN9.invalid", "https://a.xadmin0Tox.invalid:1",
                "https://host.test/%78Y7-Qm2%5fadmin0%54oken9", "https://host.test/?" + CALLER,
                "https://host.test/" + String.join("/", CALLER.split("")), "https://ad.min.0to.ken9.invalid",
                "https://host.test/" + SECRET.value(), "https://" + SECRET.value() + ".invalid",
                "https://host.test/" + SECRET.value().toUpperCase(Locale.ROOT), "https://x" + HEX + ".invalid",
                "https://90904684-f91a.invalid", "https://host.test/transient-1", "https://TRANSIENT-abc.invalid",
                "https://host.test/claim-xyz", "https://local-1b2c3d4e-5f60.invalid", "https://host.test/eyJhbGciOiJ9",
                CALLER);
    }

    @ParameterizedTest
    @MethodSource("urisWithATokenInside")
    void aConnectionThatContainsATokenIsNeitherTriedNorShown(String uri) {
        network.hosts.put(home.getHost(), device(
                connection(uri), "{\"protocol\":\"https\",\"port\":1,\"address\":\"" + uri + "\"}"));

        SourceConnectionInformation information = style.getConnections(server(), SOURCE);
        PlexConnectException failure = failure(PlainHttp.ALLOWED);

        assertThat(information.connections()).isEmpty();
        assertThat(information.problems()).containsExactly(
                "Connection 1 has a URI or an address that contains an access token.",
                "Connection 2 has a URI or an address that contains an access token.");
        assertShowsNoToken(everythingOf(failure) + information);
        assertThat(network.askedHosts()).containsOnly(home.getHost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-nas", "my-local-server2", "keyjar", "claims", "admin0t"})
    void usualHostNamesAreTried(String name) {
        network.hosts.put(home.getHost(), device(connection("https://" + name + ".test:32400")));
        network.hosts.put(name + ".test", identity(MACHINE));

        assertThat(connect(PlainHttp.FORBIDDEN).baseUri()).hasToString("https://" + name + ".test:32400");
    }

    @Test
    void thePathOfAConnectionIsUsedButNeverShown() {
        network.hosts.put(home.getHost(), device(connection("https://proxy.test/hidden-path/")));

        PlexConnectException failure = failure(PlainHttp.FORBIDDEN);

        assertThat(network.requests.get(1).uri()).hasToString("https://proxy.test/hidden-path/identity");
        assertThat(failure).hasMessageContaining("https://proxy.test (REMOTE): failed: the connection was refused");
        assertThat(everythingOf(failure)).doesNotContain("hidden-path");

        network.hosts.put("proxy.test", identity(MACHINE));
        ServerConnection found = connect(PlainHttp.FORBIDDEN);
        assertThat(found.baseUri()).hasToString("https://proxy.test/hidden-path");
        network.hosts.put("proxy.test", Responses.plexPage(404, ""));
        ServerAuthentication server = plexAuth().server(found);
        PlexNotFoundException notFound = catchThrowableOfType(
                PlexNotFoundException.class, () -> style.call(server::getIdentity, server::getIdentityAsync));
        assertThat(notFound).hasMessageStartingWith("GET https://proxy.test/identity: 404.");
        assertThat(found + " " + server + everythingOf(notFound)).doesNotContain("hidden-path");
    }

    /** The home server can tell the server at a candidate's address which token the caller has. */
    @Test
    void theTargetOfARedirectIsNotShown() {
        network.hosts.put(home.getHost(), device(connection("https://accomplice.test")));
        network.hosts.put("accomplice.test",
                Responses.of(302, "", "Location", "https://" + CALLER.substring(8) + ".invalid/" + CALLER));

        PlexConnectException failure = failure(PlainHttp.FORBIDDEN);

        assertThat(failure).hasMessageContaining("302. The server redirects, which the library does not follow.");
        assertShowsNoToken(everythingOf(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1:22, a loopback address", "https://2130706433:22, a loopback address",
        "https://[::ffff:7f00:1]:22, a loopback address", "https://localhost:22, a loopback address",
        "https://127-0-0-1.93b10b279ff8456686414add109854cd.plex.direct:22, a loopback address",
        "https://0177.0.0.1:22, a loopback address", "https://169.254.169.254, a link-local address",
        "http://169.254.169.254/latest, a link-local address", "https://[fe80::1]:22, a link-local address",
        "https://0.0.0.0:22, an unspecified address", "https://239.255.255.250, a multicast or broadcast address"
    })
    void anAddressOfThisMachineOrItsNetworkSegmentIsNotTried(String uri, String kind) {
        network.hosts.put(home.getHost(), device(connection(uri)));

        PlexConnectException failure = failure(PlainHttp.ALLOWED);

        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(Outcome.FORBIDDEN);
        assertThat(failure.attempts().get(0).detail()).isEqualTo("it is " + kind + ", and the server that named it is"
                + " not at one; see PlexAuthBuilder.allowSpecialAddresses");
        assertThat(failure).hasMessageStartingWith("the source offers no connection that is allowed:\n");
        assertThat(failure.retryable()).isFalse();
        assertThat(network.askedHosts()).containsOnly(home.getHost());
    }

    @Test
    void anAddressOfThisMachineIsTriedIfTheHomeServerIsAtOne() {
        home = URI.create("http://localhost:32400");
        network.hosts.put("localhost", device(
                connection("https://169.254.169.254"), connection("https://127.0.0.1:32401")));
        network.hosts.put("127.0.0.1", identity(MACHINE));

        ServerConnection found = connect(PlainHttp.FORBIDDEN);

        assertThat(found.baseUri()).hasToString("https://127.0.0.1:32401");
        assertThat(network.askedHosts()).containsExactly("localhost", "127.0.0.1");
        assertThat(found.attempts()).extracting(ConnectionAttempt::outcome)
                .containsExactly(Outcome.CHOSEN, Outcome.FORBIDDEN);
    }

    @Test
    void theApplicationCanAllowEveryAddress() {
        allowsSpecialAddresses = true;
        network.hosts.put(home.getHost(), device(connection("https://127.0.0.1:32401")));
        network.hosts.put("127.0.0.1", identity(MACHINE));

        assertThat(connect(PlainHttp.FORBIDDEN).baseUri()).hasToString("https://127.0.0.1:32401");
    }

    @Test
    void withoutAHomeServerAnAddressOfThisMachineIsNotTried() {
        PlexAuth plexAuth = plexAuth();
        SourceConnectionInformation information = information(https("127.0.0.1", true, false));

        PlexConnectException failure = catchThrowableOfType(PlexConnectException.class, () -> style.call(
                () -> plexAuth.connect(information), () -> plexAuth.connectAsync(information)));

        assertThat(failure.attempts()).extracting(ConnectionAttempt::outcome).containsExactly(Outcome.FORBIDDEN);
        assertThat(network.requests).isEmpty();
    }

    @Test
    void connectionsThatNobodyCanUseAreExplained() {
        network.hosts.put(home.getHost(), device(
                connection("192.168.1.5:32400"), connection("https://:32400"), connection("http://plex_server:32400"),
                connection("https://a.test:70000"), connection("https://my nas:32400"),
                connection("https://a.test/x?y"), "{\"protocol\":\"https\",\"address\":\"a.test\",\"port\":0}"));

        PlexConnectException failure = failure(PlainHttp.ALLOWED);

        assertThat(failure.getMessage().lines()).containsExactly(
                "the server named 7 connections, none of which can be used. Check its custom server access URLs:",
                "  Connection 1 has a URI that does not start with http:// or https://.",
                "  Connection 2 has a URI without a host.",
                "  Connection 3 has a host with an underscore, which a host name cannot contain.",
                "  Connection 4 has a port that is not from 1 to 65535.",
                "  Connection 5 has a malformed URI.",
                "  Connection 6 has a URI with user info, a query or a fragment.",
                "  Connection 7 has no valid protocol, address and port.");
        assertThat(failure.attempts()).isEmpty();
    }

    @Test
    void aMessageIsBoundedHoweverLongTheUrisAre() {
        network.hosts.put(home.getHost(), device(connection("https://a.test/" + "a".repeat(900_000))));

        PlexConnectException failure = failure(PlainHttp.ALLOWED);

        assertThat(failure).hasMessageEndingWith("Connection 1 has a URI or an address of more than 500 characters.");
        assertThat(everythingOf(failure)).hasSizeLessThan(20_000);
    }

    private PlexAuth plexAuth() {
        return TestApplication.builder(network).allowSpecialAddresses(allowsSpecialAddresses).build();
    }

    private ServerAuthentication server() {
        return plexAuth().server(home, TestApplication.TOKEN);
    }

    private ServerConnection connect(PlainHttp plainHttp) {
        ServerAuthentication server = server();
        return style.call(() -> server.connect(SOURCE, plainHttp), () -> server.connectAsync(SOURCE, plainHttp));
    }

    private PlexConnectException failure(PlainHttp plainHttp) {
        return catchThrowableOfType(PlexConnectException.class, () -> connect(plainHttp));
    }

    private static TransportResponse device(String... connections) {
        return Responses.device("{\"clientIdentifier\":\"" + MACHINE + "\",\"accessToken\":\"" + SECRET.value()
                + "\",\"Connection\":[" + String.join(",", connections) + "]}");
    }

    private static String connection(String uri) {
        return "{\"uri\":\"" + uri + "\"}";
    }

    /** Returns the message, the attempts and the serialized form. */
    private static String everythingOf(RuntimeException failure) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        String attempts = failure instanceof PlexConnectException connect
                ? connect.attempts() + " " + connect.attempts().stream().map(ConnectionAttempt::connection).toList()
                : "";
        return failure + attempts + bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static void assertShowsNoToken(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        assertThat(plain).doesNotContain("admin0to", "min0toke", "0token9", "90904684", "a7240285", "transient1",
                "transientabc", "claimxyz", "1b2c3d4e", "eyjhbgci");
    }
}
