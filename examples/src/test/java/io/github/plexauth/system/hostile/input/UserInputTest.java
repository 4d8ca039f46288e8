package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.PinOptions;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.Pin;
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

/** An invalid argument fails at once. The exception names the parameter and never quotes the argument. */
class UserInputTest {

    private static final String SECRET = "s3cr3t";
    private static final InetSocketAddress PORT_0 = InetSocketAddress.createUnresolved("proxy.test", 0);
    private static final Duration LESS_THAN_NOTHING = Duration.ofNanos(-1);

    static Stream<Arguments> mistakes() {
        return Stream.of(builder(), baseUris(), tokens(), sources(), questions(), accounts(), transports())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> builder() {
        return Stream.of(
                missing("clientIdentifier", () -> complete().clientIdentifier(null)),
                application("clientIdentifier", it -> it.clientIdentifier("")),
                application("clientIdentifier", it -> it.clientIdentifier(" \t")),
                application("clientIdentifier", it -> it.clientIdentifier(SECRET + "\r\n")),
                missing("product", () -> complete().product(null)),
                application("product", it -> it.product(SECRET + "\nX-Plex-Token: x")),
                application("version", it -> it.version(SECRET + "\0")),
                application("platform", it -> it.platform("\u2003")),
                application("device", it -> it.device(SECRET + "\u0085")),
                application("deviceName", it -> it.deviceName(SECRET + "\ud83c")),
                missing("timeout", () -> complete().timeout(null)),
                application("timeout", it -> it.timeout(Duration.ZERO)),
                application("timeout", it -> it.timeout(LESS_THAN_NOTHING)),
                application("maxResponseBytes", it -> it.maxResponseBytes(0)),
                application("maxResponseBytes", it -> it.maxResponseBytes(Integer.MIN_VALUE)),
                missing("clock", () -> complete().clock(null)),
                missing("codec", () -> complete().codec(null)),
                missing("transport", () -> complete().transport(null)));
    }

    private static Stream<Arguments> baseUris() {
        Stream<Arguments> uris = Stream.of(
                        "", SECRET, "/" + SECRET, "//" + SECRET, "pms.test:32400", "ftp://" + SECRET,
                        "file:///" + SECRET,
                        "http:" + SECRET, "http:///" + SECRET, "http://" + SECRET + "_x",
                        "https://" + SECRET + "@k\u00fcche.test",
                        "http://user:" + SECRET + "@pms.test", "http://@pms.test", "http://user:" + SECRET + "@a_b",
                        "http://pms.test?X-Plex-Token=" + SECRET, "http://pms.test?", "http://pms.test#" + SECRET,
                        "http://pms.test/#", "http://pms.test:0", "http://pms.test:70000",
                        "http://pms.test:99999999999", "http://[fe80::1]:65536", "http://:32400",
                        "http://pms.test/" + SECRET + "\ud83c", "http://pms.test/\udf7f" + SECRET)
                .map(uri -> mistake("baseUri", () -> server(URI.create(uri))));
        return Stream.concat(uris, Stream.of(
                missing("baseUri", () -> server(null)),
                missing("token", () -> plexAuth().server(URI.create("http://a"), (AccessToken) null)),
                missing("tokens", () -> plexAuth().server(URI.create("http://a"), (AccessTokenSource) null)),
                missing("token", () -> AccessTokenSource.of(null))));
    }

    private static Stream<Arguments> tokens() {
        return Stream.concat(
                Stream.of("", " ", "\r\n", SECRET + "\n", SECRET + "\r\nX: y", " " + SECRET, SECRET + "\t" + SECRET,
                                SECRET + "\0", SECRET + "\u00e9", SECRET + "\u0442", SECRET + "\ud83c\udf7f",
                                "\ufeff" + SECRET, SECRET + "\u200b", SECRET + "\u00a0")
                        .map(text -> mistake("value", () -> AccessToken.of(text))),
                Stream.of(missing("value", () -> AccessToken.of(null))));
    }

    private static Stream<Arguments> sources() {
        Stream<Arguments> texts = Stream.of(
                        "", " ", SECRET, "server:" + SECRET, "SERVER://" + SECRET, " server://" + SECRET, "server://",
                        "provider:// ", "http://" + SECRET, "server://" + SECRET + "\n", "server://\r\n" + SECRET,
                        "server://" + SECRET + "\0", "server://" + SECRET + "\udf7f", "\ufeffserver://" + SECRET)
                .map(text -> mistake("text", () -> Source.parse(text)));
        Stream<Arguments> parts = Stream.of("", "\t", SECRET + "\r\n", SECRET + "\u0000", SECRET + "\ud83c")
                .flatMap(text -> Stream.of(
                        mistake("machineIdentifier", () -> Source.server(text)),
                        mistake("providerIdentifier", () -> Source.provider(text)),
                        mistake("value", () -> new TokenType(text)),
                        mistake("value", () -> new Scope(text))));
        return Stream.of(texts, parts, Stream.of(
                        missing("text", () -> Source.parse(null)),
                        missing("machineIdentifier", () -> Source.server(null)),
                        missing("providerIdentifier", () -> Source.provider(null)),
                        missing("value", () -> new TokenType(null)),
                        missing("value", () -> new Scope(null))))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> questions() {
        ServerAuthentication server = server(URI.create("http://pms.test"));
        return Stream.of(
                missing("type", () -> server.getTransientToken(null, Scope.ALL)),
                missing("scope", () -> server.getTransientToken(TokenType.DELEGATION, null)),
                missing("type", () -> server.getTransientTokenAsync(null, Scope.ALL)),
                missing("scope", () -> server.getTransientTokenAsync(TokenType.DELEGATION, null)),
                missing("source", () -> server.getSourceConnectionInformation(null)),
                missing("source", () -> server.getSourceConnectionInformationAsync(null)),
                missing("source", () -> server.refreshSourceConnectionInformation(null)),
                missing("source", () -> server.refreshSourceConnectionInformationAsync(null)),
                missing("timeout", () -> server.withTimeout(null)),
                mistake("timeout", () -> server.withTimeout(Duration.ZERO)),
                mistake("timeout", () -> server.withTimeout(LESS_THAN_NOTHING)));
    }

    private static Stream<Arguments> accounts() {
        return Stream.of(
                missing("accountUri", () -> complete().accountUri(null)),
                application("accountUri", it -> it.accountUri(URI.create("ftp://" + SECRET))),
                application("accountUri", it -> it.accountUri(URI.create("https://a.test?X-Plex-Token=" + SECRET))),
                mistake("token", () -> plexAuth().account().getServers(AccessToken.of("claim-" + SECRET))),
                mistake("token", () -> plexAuth().account().pingAsync(AccessToken.of("transient-" + SECRET))),
                mistake("forward", () -> PinOptions.forBrowser().withForwardUri(URI.create("app://" + SECRET))),
                mistake("forward", () -> PinOptions.forBrowser().withForwardUri(URI.create("http://" + SECRET + "@a"))),
                mistake("text", () -> Pin.fromSecretText("plexauth-pin-1\t" + SECRET)),
                mistake("value", () -> HomePin.of(SECRET)),
                mistake("value", () -> HomePin.of("\u0661\u0661\u0661\u0661")));
    }

    private static Stream<Arguments> transports() {
        HttpClient follows = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
        return Stream.of(
                missing("jsonb", () -> JsonbCodec.using(null)),
                missing("client", () -> JdkHttpTransport.using(null)),
                mistake("client", () -> JdkHttpTransport.using(follows)),
                missing("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(null)),
                mistake("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(Duration.ZERO)),
                mistake("connectTimeout", () -> JdkHttpTransport.builder().connectTimeout(LESS_THAN_NOTHING)),
                missing("proxy", () -> JdkHttpTransport.builder().proxy(null)),
                mistake("proxy", () -> JdkHttpTransport.builder().proxy(PORT_0)),
                missing("sslContext", () -> JdkHttpTransport.builder().sslContext(null)),
                missing("client", () -> ApacheHttpTransport.using(null)),
                missing("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(null)),
                mistake("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(Duration.ZERO)),
                mistake("connectTimeout", () -> ApacheHttpTransport.builder().connectTimeout(LESS_THAN_NOTHING)),
                mistake("maxConnections", () -> ApacheHttpTransport.builder().maxConnections(0)),
                mistake("maxConnections", () -> ApacheHttpTransport.builder().maxConnections(-1)),
                missing("proxy", () -> ApacheHttpTransport.builder().proxy(null)),
                mistake("proxy", () -> ApacheHttpTransport.builder().proxy(PORT_0)),
                missing("sslContext", () -> ApacheHttpTransport.builder().sslContext(null)));
    }

    private static Arguments application(String parameter, UnaryOperator<PlexAuthBuilder> mistake) {
        return mistake(parameter, () -> mistake.apply(complete()));
    }

    private static Arguments mistake(String parameter, ThrowingCallable call) {
        return Arguments.of(IllegalArgumentException.class, parameter, call);
    }

    private static Arguments missing(String parameter, ThrowingCallable call) {
        return Arguments.of(NullPointerException.class, parameter, call);
    }

    private static PlexAuthBuilder complete() {
        return Operation.application().transport(request -> {
            throw new AssertionError("nothing is sent");
        });
    }

    private static PlexAuth plexAuth() {
        return complete().build();
    }

    private static ServerAuthentication server(URI base) {
        return plexAuth().server(base, Operation.MARKED);
    }

    @ParameterizedTest(name = "{index} {1}: {0}")
    @MethodSource("mistakes")
    void aMistakeFailsAtOnceWithTheNameOfTheParameter(
            Class<? extends Exception> type, String parameter, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(type)
                .hasNoCause()
                .hasMessageNotContaining(SECRET)
                .extracting(Throwable::getMessage)
                .asString()
                .matches("(?s)" + parameter + "\\b.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://pms.test", "HTTPS://PMS.TEST:1/", "http://192.168.1.10:65535", "https://[fe80::1%25eth0]:32400/a/b//",
        "http://pms.test/K\u00fcche/\u20ac"
    })
    void unusualBaseUrisAreAccepted(String uri) {
        assertThat(server(URI.create(uri)).withTimeout(Duration.ofNanos(1))).isNotNull();
        assertThat(server(URI.create(uri)).withTimeout(Duration.ofSeconds(Long.MAX_VALUE))).isNotNull();
    }

    /** The URI may come from a server, which sends it as the connection of a source. */
    @Test
    void aBaseUriWithAMillionSlashesIsAcceptedQuickly() {
        String slashes = "/".repeat(1_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(server(URI.create("http://pms.test" + slashes + "x"))).asString().contains(slashes + "x,");
            assertThat(server(URI.create("http://pms.test/x" + slashes))).asString().contains("http://pms.test/x,");
        });
    }
}
