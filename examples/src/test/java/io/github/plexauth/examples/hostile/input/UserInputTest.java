package io.github.plexauth.examples.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user may hand in by mistake is refused at once, by the parameter's name, and never quoted. */
class UserInputTest {

    private static final String SECRET = "s3cr3t";
    private static final InetSocketAddress PORT_0 = InetSocketAddress.createUnresolved("proxy.test", 0);
    private static final Duration LESS_THAN_NOTHING = Duration.ofNanos(-1);

    static Stream<Arguments> mistakes() {
        return Stream.of(builder(), baseUris(), tokens(), sources(), questions(), transports()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> builder() {
        return Stream.of(
                application("clientIdentifier", it -> it.clientIdentifier(null)),
                application("clientIdentifier", it -> it.clientIdentifier("")),
                application("clientIdentifier", it -> it.clientIdentifier(" \t")),
                application("clientIdentifier", it -> it.clientIdentifier(SECRET + "\r\n")),
                application("product", it -> it.product(null)),
                application("product", it -> it.product(SECRET + "\nX-Plex-Token: x")),
                application("version", it -> it.version(SECRET + "\0")),
                application("platform", it -> it.platform("\u2003")),
                application("device", it -> it.device(SECRET + "\u0085")),
                application("deviceName", it -> it.deviceName(SECRET + "\ud83c")),
                application("timeout", it -> it.timeout(null)),
                application("timeout", it -> it.timeout(Duration.ZERO)),
                application("timeout", it -> it.timeout(LESS_THAN_NOTHING)),
                application("maxResponseBytes", it -> it.maxResponseBytes(0)),
                application("maxResponseBytes", it -> it.maxResponseBytes(Integer.MIN_VALUE)),
                application("clock", it -> it.clock(null)),
                application("codec", it -> it.codec(null)),
                application("transport", it -> it.transport(null)));
    }

    private static Stream<Arguments> baseUris() {
        Stream<Arguments> uris = Stream.of(
                        "", SECRET, "/" + SECRET, "//" + SECRET, "pms.test:32400", "ftp://" + SECRET,
                        "file:///" + SECRET,
                        "http:" + SECRET, "http:///" + SECRET, "http://" + SECRET + "_x", "https://k\u00fcche.test",
                        "http://user:" + SECRET + "@pms.test", "http://@pms.test", "http://user:" + SECRET + "@a_b",
                        "http://pms.test?X-Plex-Token=" + SECRET, "http://pms.test?", "http://pms.test#" + SECRET,
                        "http://pms.test/#", "http://pms.test:0", "http://pms.test:70000",
                        "http://pms.test:99999999999", "http://[fe80::1]:65536", "http://:32400",
                        "http://pms.test/" + SECRET + "\ud83c", "http://pms.test/\udf7f" + SECRET)
                .map(uri -> mistake("baseUri", () -> server(URI.create(uri))));
        return Stream.concat(uris, Stream.of(
                mistake("baseUri", () -> server(null)),
                mistake("token", () -> plexAuth().server(URI.create("http://a"), (AccessToken) null)),
                mistake("tokens", () -> plexAuth().server(URI.create("http://a"), (AccessTokenSource) null)),
                mistake("token", () -> AccessTokenSource.of(null))));
    }

    private static Stream<Arguments> tokens() {
        return Stream.concat(
                Stream.of("", " ", "\r\n", SECRET + "\n", SECRET + "\r\nX: y", " " + SECRET, SECRET + "\t" + SECRET,
                                SECRET + "\0", SECRET + "\u00e9", SECRET + "\u0442", SECRET + "\ud83c\udf7f",
                                "\ufeff" + SECRET, SECRET + "\u200b", SECRET + "\u00a0")
                        .map(text -> mistake("value", () -> AccessToken.of(text))),
                Stream.of(mistake("value", () -> AccessToken.of(null))));
    }

    private static Stream<Arguments> sources() {
        Stream<Arguments> texts = Stream.of(
                        "", " ", SECRET, "server:" + SECRET, "SERVER://" + SECRET, " server://" + SECRET, "server://",
                        "provider:// ", "http://" + SECRET, "server://" + SECRET + "\n", "server://\r\n" + SECRET,
                        "server://" + SECRET + "\0", "server://" + SECRET + "\udf7f", "\ufeffserver://" + SECRET)
                .flatMap(text -> Stream.of(
                        mistake("text|value", () -> Source.parse(text)), mistake("value", () -> new Source(text))));
        Stream<Arguments> parts = Stream.of("", "\t", SECRET + "\r\n", SECRET + "\u0000", SECRET + "\ud83c")
                .flatMap(text -> Stream.of(
                        mistake("machineIdentifier", () -> Source.server(text)),
                        mistake("providerIdentifier", () -> Source.provider(text)),
                        mistake("value", () -> new TokenType(text)),
                        mistake("value", () -> new Scope(text))));
        return Stream.of(texts, parts, Stream.of(
                        mistake("text", () -> Source.parse(null)),
                        mistake("value", () -> new Source(null)),
                        mistake("machineIdentifier", () -> Source.server(null)),
                        mistake("providerIdentifier", () -> Source.provider(null)),
                        mistake("value", () -> new TokenType(null)),
                        mistake("value", () -> new Scope(null))))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> questions() {
        ServerAuthentication server = server(URI.create("http://pms.test"));
        return Stream.of(
                mistake("type", () -> server.getTransientToken(null, Scope.ALL)),
                mistake("scope", () -> server.getTransientToken(TokenType.DELEGATION, null)),
                mistake("type", () -> server.getTransientTokenAsync(null, Scope.ALL)),
                mistake("scope", () -> server.getTransientTokenAsync(TokenType.DELEGATION, null)),
                mistake("source", () -> server.getSourceConnectionInformation(null)),
                mistake("source", () -> server.getSourceConnectionInformationAsync(null)),
                mistake("source", () -> server.refreshSourceConnectionInformation(null)),
                mistake("source", () -> server.refreshSourceConnectionInformationAsync(null)),
                mistake("timeout", () -> server.withTimeout(null)),
                mistake("timeout", () -> server.withTimeout(Duration.ZERO)),
                mistake("timeout", () -> server.withTimeout(LESS_THAN_NOTHING)));
    }

    private static Stream<Arguments> transports() {
        HttpClient follows = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
        return Stream.of(
                mistake("jsonb", () -> JsonbCodec.using(null)),
                mistake("client", () -> JdkHttpTransport.using(null)),
                mistake("client", () -> JdkHttpTransport.using(follows)),
                mistake("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(null)),
                mistake("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(Duration.ZERO)),
                mistake("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(LESS_THAN_NOTHING)),
                mistake("proxy", () -> JdkHttpTransport.builder().proxy(null)),
                mistake("proxy", () -> JdkHttpTransport.builder().proxy(PORT_0)),
                mistake("sslContext", () -> JdkHttpTransport.builder().sslContext(null)),
                mistake("client", () -> ApacheHttpTransport.using(null)),
                mistake("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(null)),
                mistake("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(Duration.ZERO)),
                mistake("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(LESS_THAN_NOTHING)),
                mistake("maxConnections", () -> ApacheHttpTransport.builder().maxConnections(0)),
                mistake("maxConnections", () -> ApacheHttpTransport.builder().maxConnections(-1)),
                mistake("proxy", () -> ApacheHttpTransport.builder().proxy(null)),
                mistake("proxy", () -> ApacheHttpTransport.builder().proxy(PORT_0)),
                mistake("sslContext", () -> ApacheHttpTransport.builder().sslContext(null)));
    }

    private static Arguments application(String parameter, UnaryOperator<PlexAuth.Builder> mistake) {
        return mistake(parameter, () -> mistake.apply(complete()).build());
    }

    private static Arguments mistake(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    private static PlexAuth.Builder complete() {
        return Asked.application().transport(request -> {
            throw new AssertionError("nothing is sent");
        });
    }

    private static PlexAuth plexAuth() {
        return complete().build();
    }

    private static ServerAuthentication server(URI base) {
        return plexAuth().server(base, Asked.MARKED);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("mistakes")
    void aMistakeIsRefusedAtOnceByTheParametersName(String parameter, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).satisfies(refusal -> assertThat(refusal)
                .hasNoCause()
                .hasMessageNotContaining(SECRET)
                .extracting(Throwable::getMessage)
                .asString()
                .matches("(?s)(" + parameter + ")\\b.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://pms.test", "HTTPS://PMS.TEST:1/", "http://192.168.1.10:65535", "https://[fe80::1%25eth0]:32400/a/b//",
        "http://pms.test/K\u00fcche/\u20ac"
    })
    void whatIsUnusualButSoundIsTaken(String uri) {
        assertThat(server(URI.create(uri)).withTimeout(Duration.ofNanos(1))).isNotNull();
        assertThat(server(URI.create(uri)).withTimeout(Duration.ofSeconds(Long.MAX_VALUE))).isNotNull();
    }

    /** The URI may come from a server: it is what a source's connection says. */
    @Test
    void aBaseUriOfAMillionSlashesIsTakenInTime() {
        String slashes = "/".repeat(1_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(server(URI.create("http://pms.test" + slashes + "x"))).asString().contains(slashes + "x,");
            assertThat(server(URI.create("http://pms.test/x" + slashes))).asString().contains("http://pms.test/x,");
        });
    }
}
