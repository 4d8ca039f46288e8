package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.TransportResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a transport promises about proxies, and about responses that ask for credentials.
 *
 * <p>Extend it, and create your transport in the four methods. The transport of {@link #createTransport()} may have an
 * authenticator of its own, which must not matter.
 */
public abstract class TransportProxyContract extends TransportFixture {

    private static final String USER = "someone";
    private static final String PASSWORD = "pass-5ec2e7:word";
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private static final URI ELSEWHERE = URI.create("http://plex.invalid:32400/identity");

    private static SSLContext addressOnly;
    private static SSLContext trust;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        TestCertificates certificates = TestCertificates.in(directory);
        addressOnly = certificates.signed("address", "-ext", "SAN=ip:127.0.0.1");
        trust = certificates.trust();
    }

    /**
     * Creates the transport under test so that it uses no proxy.
     *
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createDirectTransport();

    /**
     * Creates the transport under test with a proxy.
     *
     * @param context the context that decides which servers are trusted
     * @param proxy   the proxy for all requests
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createTransport(SSLContext context, InetSocketAddress proxy);

    /**
     * Creates the transport under test with a proxy that wants credentials.
     *
     * @param context  the context that decides which servers are trusted
     * @param proxy    the proxy for all requests
     * @param user     the user name for the proxy
     * @param password the password for the proxy
     * @return the transport, which the suite closes
     */
    protected abstract HttpTransport createTransport(
            SSLContext context, InetSocketAddress proxy, String user, char[] password);

    private HttpTransport withCredentials(InetSocketAddress proxy) {
        return createTransport(trust, proxy, USER, PASSWORD.toCharArray());
    }

    private static InetSocketAddress addressOf(ScriptedServer proxy) {
        return InetSocketAddress.createUnresolved("127.0.0.1", proxy.uri("/").getPort());
    }

    private static String answer(int status, String header) {
        return "HTTP/1.1 " + status + " Whatever\r\n" + header + "Content-Length: 4\r\n\r\nbody";
    }

    static Stream<Arguments> credentialStatusesInEachMode() {
        return Stream.of(401, 407).flatMap(status -> Stream.of(Mode.values()).map(mode -> Arguments.of(status, mode)));
    }

    @ParameterizedTest
    @MethodSource("credentialStatusesInEachMode")
    final void aStatusThatAsksForCredentialsWithoutAChallengeIsAResponse(int status, Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(answer(status, "")));
                var proxied = withCredentials(addressOf(server))) {
            assertThat(mode.send(transport, get(server.uri("/direct"))).status()).isEqualTo(status);
            assertThat(mode.send(proxied, get(ELSEWHERE)).status()).isEqualTo(status);

            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theConnectionOfA401IsNotLeftOpen(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.answering(
                request -> request.target().equals("/good") ? ScriptedServer.ok("{}") : answer(401, "")))) {
            for (int call = 0; call < 5; call++) {
                assertThat(mode.send(transport, get(server.uri("/good"))).status()).isEqualTo(200);
                assertThat(mode.send(transport, get(server.uri("/bad"))).status()).isEqualTo(401);
            }
            transport.close();

            for (ScriptedConnection connection : server.connections().subList(0, server.connections().size() - 1)) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theCredentialsForTheProxyAnswerNoChallengeOfAServer(Mode mode) throws Exception {
        requires(Capability.SERVER_CHALLENGES);
        try (var proxy = ScriptedServer.start(ScriptedServer.always(
                        answer(401, "WWW-Authenticate: Basic realm=\"server\"\r\n")));
                var proxied = withCredentials(addressOf(proxy))) {
            assertThat(mode.send(proxied, get(ELSEWHERE)).status()).isEqualTo(401);

            assertThat(proxy.requests()).singleElement()
                    .satisfies(request -> assertThat(request.header("Authorization")).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aProxyGetsTheCredentialsAndPassesTheRequestOn(Mode mode) throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.answering(
                        request -> request.header("Proxy-Authorization").contains(AUTHORIZATION)
                                ? ScriptedServer.ok(request.line())
                                : answer(407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n")));
                var proxied = withCredentials(addressOf(proxy))) {
            TransportResponse response = mode.send(proxied, get(ELSEWHERE));

            assertThat(response.body()).asString().isEqualTo("GET " + ELSEWHERE + " HTTP/1.1");
            assertThat(proxied.toString()).doesNotContain(USER, PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aProxyThatRejectsTheCredentialsAnswersWith407(Mode mode) throws Exception {
        requires(Capability.SERVER_CHALLENGES);
        String rejection = answer(407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
        try (var proxy = ScriptedServer.start(ScriptedServer.always(rejection));
                var proxied = withCredentials(addressOf(proxy))) {
            assertThat(mode.send(proxied, get(ELSEWHERE)).status()).isEqualTo(407);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aTunnelIsOpenedWithTheCredentialsWhichTheServerDoesNotSee(Mode mode) throws Exception {
        try (var server = ScriptedServer.startTls(addressOnly, ScriptedServer.always(ScriptedServer.ok("{}")));
                var proxy = TunnelProxy.start(AUTHORIZATION);
                var proxied = withCredentials(proxy.address())) {
            assertThat(mode.send(proxied, get(server.uri("/"))).status()).isEqualTo(200);

            assertThat(proxy.heads()).isNotEmpty().allSatisfy(head -> assertThat(head).doesNotContain(SECRET));
            assertThat(server.requests()).singleElement()
                    .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 WWW-Authenticate", "407 Proxy-Authenticate"})
    final void aServerThatAsksForCredentialsWithoutAProxyGetsNone(String challenge) throws Exception {
        int status = Integer.parseInt(challenge.substring(0, 3));
        if (status == 407) {
            requires(Capability.PROXY_STATUS);
        }
        String answer = answer(status, challenge.substring(4) + ": Basic realm=\"x\"\r\n");
        try (var server = ScriptedServer.start(ScriptedServer.always(answer))) {
            assertThat(transport.send(get(server.uri("/"))).status()).isEqualTo(status);

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Authorization")).isEmpty();
                assertThat(request.header("Proxy-Authorization")).isEmpty();
            });
        }
    }

    static Stream<Arguments> refusalsInEachMode() {
        return Stream.of(
                        answer(407, ""), answer(407, "Proxy-Authenticate: Basic realm=\"" + SECRET + "\"\r\n"),
                        answer(403, "X: " + SECRET + "\r\n"), answer(502, ""), answer(503, "Retry-After: 1\r\n"))
                .flatMap(refusal -> Stream.of(Mode.values()).map(mode -> Arguments.of(refusal, mode)));
    }

    @ParameterizedTest
    @MethodSource("refusalsInEachMode")
    final void aTunnelThatAProxyRefusesIsAFailureThatNamesTheProxyAndTheStatus(String refusal, Mode mode)
            throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(refusal));
                var proxied = createTransport(trust, addressOf(proxy))) {
            var failure = catchThrowableOfType(
                    ProxyRefusedException.class, () -> mode.send(proxied, get(URI.create("https://plex.invalid/"))));

            assertThat(failure).isNotNull();
            assertThat(failure.proxy()).isEqualTo("127.0.0.1:" + proxy.uri("/").getPort());
            assertThat(refusal).contains(" " + failure.status() + " ");
            var everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).doesNotContain(SECRET);
            assertThat(proxy.requests()).singleElement()
                    .satisfies(request -> assertThat(request.line()).startsWith("CONNECT plex.invalid:443 "));
        }
    }

    @ParameterizedTest
    @EnumSource
    final void credentialsThatAProxyRejectsAreNotShown(Mode mode) throws Exception {
        try (var proxy = TunnelProxy.start("another");
                var proxied = withCredentials(proxy.address())) {
            Throwable failure = catchThrowable(() -> mode.send(proxied, get(URI.create("https://127.0.0.1:1/"))));

            var everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).doesNotContain(USER, PASSWORD, AUTHORIZATION);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theProxyOfTheSystemPropertiesIsUsedUnlessTheTransportUsesNone(Mode mode) throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("proxy")));
                var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("server")))) {
            Map<String, String> before = setProperties(Map.of(
                    "http.proxyHost", "127.0.0.1",
                    "http.proxyPort", "" + proxy.uri("/").getPort(),
                    "http.nonProxyHosts", "")); // By default, loopback addresses are excluded.
            try (var byDefault = createTransport();
                    var direct = createDirectTransport()) {
                assertThat(body(mode.send(byDefault, get(server.uri("/"))))).isEqualTo("proxy");
                assertThat(body(mode.send(direct, get(server.uri("/"))))).isEqualTo("server");
                System.setProperty("http.nonProxyHosts", "localhost");
                assertThat(body(mode.send(byDefault, get(server.uri("/"))))).isEqualTo("server");
            } finally {
                setProperties(before);
            }
        }
    }

    /** Sets system properties, or removes those whose value is null, and returns what they were. */
    private static Map<String, String> setProperties(Map<String, String> properties) {
        Map<String, String> before = new TreeMap<>();
        properties.forEach((name, value) -> {
            before.put(name, System.getProperty(name));
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        return before;
    }

    private static String body(TransportResponse response) {
        return new String(response.body(), StandardCharsets.US_ASCII);
    }

    @Test
    final void aProxyThatWasSetTakesThePlaceOfThatOfTheSystemProperties() throws Exception {
        try (var proxy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("proxy")))) {
            Map<String, String> before = setProperties(Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1"));
            try (var proxied = createTransport(trust, addressOf(proxy))) {
                assertThat(body(proxied.send(get(ELSEWHERE)))).isEqualTo("proxy");
            } finally {
                setProperties(before);
            }
        }
    }
}
