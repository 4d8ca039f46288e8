package io.github.plexauth.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.examples.server.EmbeddedDevice.Connection;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests responses that nginx forwards or changes, and responses of nginx itself. */
@Tag("proxy")
@Timeout(60)
@ParameterizedClass
@EnumSource(TransportMode.class)
class NginxTest extends ProxyFixture {

    private static ScriptedServer broken;
    private static ProxyProcess nginx;

    @BeforeAll
    static void start() throws Exception {
        broken = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
                    + "{\"MediaContainer\":{\"size\":0,\"token\":\"transient-0\"}}");
        });
        nginx = ProxyProcess.nginx(Map.of(
                "PLEX", plexPort(), "BROKEN", Integer.toString(broken.uri("/").getPort()), "IPV6", "#"));
    }

    @AfterAll
    static void stop() throws IOException {
        nginx.close();
        broken.close();
    }

    private ServerAuthentication at(String path) {
        return through("https://" + nginx.at("TLS") + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/plex", "/plex/", "/unbuffered", "/kept", "/chunked"})
    void bothOperationsSucceedBehindAnyPrefix(String path) {
        assertBothSucceed(at(path));

        assertThat(server.requests()).endsWith(
                TOKEN_REQUEST,
                "GET /security/resources?source=server%3A%2F%2Fsmall");
    }

    /** Otherwise the tests of this class would prove nothing about protocol versions and compression. */
    @Test
    void theProxySpeaksHttp2AndCompressesIfTheClientAsksForIt() throws Exception {
        HttpClient other = HttpClient.newBuilder().sslContext(Certificates.trusting()).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + nginx.at("TLS") + "/identity")).build();
        assertThat(other.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(505);

        assertThat(headers(other, "/plex", "gzip")).containsEntry("content-encoding", List.of("gzip"));
        assertThat(headers(other, "/plex", "identity")).containsKey("content-length");
        assertThat(headers(other, "/chunked", "identity")).containsEntry("transfer-encoding", List.of("chunked"));
    }

    private static Map<String, List<String>> headers(HttpClient client, String path, String coding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + nginx.at("TLS") + path + "/identity"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "application/json")
                .header("Accept-Encoding", coding)
                .build();
        return client.send(request, BodyHandlers.discarding()).headers().map();
    }

    @Test
    void aClientThatPrefersHttp2UsesHttp11() throws Exception {
        HttpClient preferring = HttpClient.newBuilder().sslContext(Certificates.trusting()).build();
        try (HttpTransport using = JdkHttpTransport.using(preferring)) {
            assertBothSucceed(through("https://" + nginx.at("TLS"), server.token(), using));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plex", "/unbuffered", "/chunked"})
    void anAnswerLargerThanTheBuffersOfTheProxyArrivesComplete(String path) {
        assertThat(connections(at(path), LARGE).connections())
                .extracting(connection -> connection.uri().toString())
                .containsExactlyElementsOf(LARGE_CONNECTIONS.stream().map(Connection::uri).toList());
    }

    @Test
    void aServerThatIsDownIsA502OfTheProxy() {
        PlexStatusException failure = statusException(502, at("/down"));

        assertThat(failure).hasMessage("GET https://" + nginx.at("TLS") + "/down/security/token: 502. A proxy in front"
                + " of the server got no answer from it. Check that the server is running.");
        assertThat(failure.title()).contains("502 Bad Gateway");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aServerThatIsSlowIsA504OfTheProxy() {
        server.delay(Duration.ofSeconds(5));

        PlexStatusException failure = statusException(504, at("/slow"));

        assertThat(failure).hasMessage("GET https://" + nginx.at("TLS") + "/slow/security/token: 504. A proxy in front"
                + " of the server got no answer from it. Check that the server is running.");
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plex", "/unbuffered"})
    void theTimeoutOfTheCallEndsItBeforeTheProxyGivesUp(String path) {
        server.delay(Duration.ofSeconds(5));

        assertThat(failure(PlexTimeoutException.class, at(path).withTimeout(Duration.ofMillis(300))))
                .hasMessageEndingWith("/security/token: no complete answer within 300 ms. The server is slow, asleep"
                        + " or not reachable. Try again, or allow more time.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/broken-unbuffered"})
    void anAnswerThatTheProxyCannotCompleteIsATransportFailure(String path) {
        PlexTransportException failure = failure(PlexTransportException.class, at(path));

        assertThat(failure).hasMessageContaining("the connection failed before the answer was complete");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void tooManyRequestsAreA503OrA429OfTheProxy() {
        ServerAuthentication unavailable = at("/limited-503");
        token(unavailable);
        assertThat(statusException(503, unavailable))
                .hasMessageContaining("503. " + IN_FRONT + "The server behind it may not be available.");

        ServerAuthentication limited = at("/limited-429");
        token(limited);
        assertThat(statusException(429, limited))
                .isInstanceOf(PlexRateLimitedException.class)
                .hasMessageContaining("429. " + IN_FRONT + "It received too many requests. Wait a while before the next");
    }

    @ParameterizedTest
    @CsvSource({"/password, 401", "/denied, 403", "/elsewhere, 404"})
    void anErrorOfTheProxySaysThatItMayComeFromAProxy(String path, int status) {
        assertThat(statusException(status, at(path))).hasMessageContaining(": " + status + ". " + IN_FRONT);
    }

    @Test
    void anErrorOfTheServerDoesNotMentionAProxy() {
        ServerAuthentication stranger = through("https://" + nginx.at("TLS"), "another-token", transport());
        assertThat(statusException(401, stranger)).hasMessageNotContaining("X-Plex-Protocol");

        String delegated = token(at("/plex")).accessToken().value();
        assertThat(statusException(403, through("https://" + nginx.at("TLS") + "/plex", delegated, transport())))
                .hasMessageNotContaining("X-Plex-Protocol");

        server.maintenance(true);
        try {
            assertThat(statusException(503, at("/unbuffered"))).hasMessageNotContaining("X-Plex-Protocol");
        } finally {
            server.maintenance(false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/says-gzip", "/is-gzip"})
    void aCompressedAnswerThatTheRequestDidNotAskForIsNotRead(String path) {
        assertThat(failure(PlexInvalidResponseException.class, at(path)))
                .hasMessageContaining("the answer is compressed, although the request asked for an answer that is not"
                        + " (status 200, ")
                .hasMessageContaining("not something in front of it");
    }

    @Test
    void keptConnectionsThatTheProxyClosesDoNotFailACall() throws InterruptedException {
        assertNoCallFailsWhenTheProxyClosesItsConnection(through("https://" + nginx.at("IMPATIENT")));
    }

    @Test
    void callsSucceedIfTheProxyKeepsNoConnection() {
        ServerAuthentication closing = through("https://" + nginx.at("CLOSING"));
        for (int call = 0; call < 20; call++) {
            assertBothSucceed(closing);
        }
    }

    @Test
    void theProxyAcceptsTheHeadersAndTheQueryOfALongIdentity() {
        String name = "\u30c6\u30ec\u30d3".repeat(50); // 150 characters, which take 1,350 in a query.
        assertBothSucceed(PlexAuth.builder()
                .clientIdentifier("i".repeat(500))
                .product("p".repeat(500))
                .version("v".repeat(500))
                .platform("p".repeat(500))
                .device(name)
                .deviceName(name)
                .transport(transport())
                .codec(JsonbCodec.create())
                .build()
                .server(URI.create("https://" + nginx.at("TLS") + "/plex"), AccessToken.of(server.token())));
    }

    @Test
    void aRedirectToHttpsIsNotFollowedButNamed() {
        assertThat(statusException(301, through("http://" + nginx.at("PLAIN"))))
                .hasMessage("GET http://" + nginx.at("PLAIN") + "/security/token: 301. " + IN_FRONT + "It redirects to"
                        + " https://" + nginx.at("TLS") + ". The library does not follow redirects, because it would send"
                        + " the access token to another address. If the server is there, use that address as the base"
                        + " URI. If a page to sign in is there, use an address of the server that does not require it.");
    }
}
