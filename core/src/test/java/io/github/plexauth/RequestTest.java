package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests that the calls send. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class RequestTest {

    @Parameter
    CallStyle style;

    private final FakeTransport tokens = FakeTransport.responding(Responses.token());
    private final FakeTransport devices = FakeTransport.responding(Responses.connections());

    @Test
    void theRequestForATransientToken() {
        style.getTransientToken(TestApplication.server(tokens));

        TransportRequest request = tokens.request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri()).hasToString("http://pms.test:32400/security/token?type=delegation&scope=all");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers()).isEqualTo(Map.of(
                "Accept", List.of("application/json"),
                "Accept-Encoding", List.of("identity"),
                "User-Agent", List.of("plexauth/0.1.0"),
                "X-Plex-Client-Identifier", List.of("installation-1"),
                "X-Plex-Token", List.of(TestApplication.TOKEN.value())));
    }

    @Test
    void theRequestForConnectionInformation() {
        style.getConnections(TestApplication.server(devices), Source.server("243b471948ace337"));

        TransportRequest request = devices.request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri())
                .hasToString("http://pms.test:32400/security/resources?source=server%3A%2F%2F243b471948ace337");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers()).containsOnlyKeys(
                "Accept", "Accept-Encoding", "User-Agent", "X-Plex-Client-Identifier", "X-Plex-Token");
    }

    @Test
    void aRefreshHasOneMoreParameter() {
        assertThat(style.refreshConnections(
                        TestApplication.server(devices), Source.provider("tv.plex.provider.podcasts")))
                .isNotNull();

        assertThat(devices.request().uri()).hasToString("http://pms.test:32400/security/resources"
                + "?source=provider%3A%2F%2Ftv.plex.provider.podcasts&refresh=1");
    }

    @Test
    void otherTypesAndScopesAreSent() {
        ServerAuthentication server = TestApplication.server(tokens);
        TokenType type = new TokenType("a&b");
        Scope scope = new Scope("c=d");

        style.call(() -> server.getTransientToken(type, scope), () -> server.getTransientTokenAsync(type, scope));

        assertThat(tokens.request().uri()).hasToString("http://pms.test:32400/security/token?type=a%26b&scope=c%3Dd");
    }

    @Test
    void eachCallSendsOneRequest() {
        ServerAuthentication server = TestApplication.server(tokens);

        style.getTransientToken(server);
        style.getTransientToken(server);

        assertThat(tokens.requests()).hasSize(2);
        assertThat(tokens.requests().get(1).uri()).isEqualTo(tokens.requests().get(0).uri());
    }

    /** HTTP clients do not agree on other characters: HttpClient sends a question mark for the euro sign. */
    @Test
    void aPathWithOtherCharactersThanAsciiIsEncoded() {
        URI base = URI.create("http://pms.test/K\u00fcche/\u20ac/");
        ServerAuthentication server = TestApplication.builder(tokens).build().server(base, TestApplication.TOKEN);

        style.getTransientToken(server);

        assertThat(tokens.request().uri())
                .hasToString("http://pms.test/K%C3%BCche/%E2%82%AC/security/token?type=delegation&scope=all");
    }

    static Stream<String> sources() {
        return Stream.of(
                "server://client-identifier", "server://a/com.plexapp.plugins.library/library/metadata/1?x=1&y=2#z",
                "server://%", "server://%2F", "server://100%25", "server://a&refresh=1", "server://a+b c",
                "server://\u00fcber", "server://\u65e5\u672c", "server://\ud83c\udf7f", "server://e\u0301",
                "server://\uffff", "server://\"<>\\^`{|}",
                "server://;,/?:@=$!'()*[]", "server://-._~");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void decodingTheQueryRestoresTheSource(String source) {
        style.getConnections(TestApplication.server(devices), Source.parse(source));

        String query = devices.request().uri().getRawQuery();
        assertThat(query).startsWith("source=");
        String value = query.substring("source=".length());
        assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(source);
        assertThat(value).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
    }

    @Test
    void theSourceIsPercentEncoded() {
        style.getConnections(TestApplication.server(devices), Source.parse("server://aZ09-._~ *+%/\u00e9\ud83c\udf7f"));

        assertThat(devices.request().uri().getRawQuery())
                .isEqualTo("source=server%3A%2F%2FaZ09-._~%20%2A%2B%25%2F%C3%A9%F0%9F%8D%BF");
    }

    @Test
    void theIdentityIsSentInHeaders() {
        style.getTransientToken(TestApplication.builder(tokens)
                .product("Casts & more")
                .version("1.2.3")
                .platform("Linux")
                .device("Raspberry Pi")
                .deviceName("kitchen, ~left")
                .build()
                .server(TestApplication.BASE_URI, TestApplication.TOKEN));

        assertThat(tokens.request().headers()).isEqualTo(Map.of(
                "Accept", List.of("application/json"),
                "Accept-Encoding", List.of("identity"),
                "User-Agent", List.of("Casts-&-more/1.2.3 plexauth/0.1.0"),
                "X-Plex-Client-Identifier", List.of("installation-1"),
                "X-Plex-Product", List.of("Casts & more"),
                "X-Plex-Version", List.of("1.2.3"),
                "X-Plex-Platform", List.of("Linux"),
                "X-Plex-Device", List.of("Raspberry Pi"),
                "X-Plex-Device-Name", List.of("kitchen, ~left"),
                "X-Plex-Token", List.of(TestApplication.TOKEN.value())));
        assertThat(tokens.request().uri().getRawQuery()).isEqualTo("type=delegation&scope=all");
    }

    @Test
    void anIdentityWithOtherCharactersThanAsciiIsSentInTheQuery() {
        style.getTransientToken(TestApplication.builder(tokens)
                .clientIdentifier("\u00e9&1")
                .product("Pr\u00f6dukt")
                .version("1.0")
                .deviceName("K\u00fcche \ud83c\udf7f")
                .build()
                .server(TestApplication.BASE_URI, TestApplication.TOKEN));

        assertThat(tokens.request().uri()).hasToString("http://pms.test:32400/security/token?type=delegation&scope=all"
                + "&X-Plex-Client-Identifier=%C3%A9%261&X-Plex-Product=Pr%C3%B6dukt"
                + "&X-Plex-Device-Name=K%C3%BCche%20%F0%9F%8D%BF");
        assertThat(tokens.request().headers()).containsOnlyKeys(
                "Accept", "Accept-Encoding", "User-Agent", "X-Plex-Version", "X-Plex-Token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "MyApp        | 1.2    | MyApp/1.2 plexauth/0.1.0",
        "MyApp        |        | MyApp plexauth/0.1.0",
        "My App (b)/c | 1 \"2\" | My-App-b-c/1-2 plexauth/0.1.0",
        "Pr\u00f6dukt  | 1.0    | plexauth/0.1.0",
        "()           | 1.0    | plexauth/0.1.0",
        "             | 1.0    | plexauth/0.1.0"
    })
    void theUserAgentNamesTheApplicationAndTheLibrary(String product, String version, String expected) {
        PlexAuthBuilder builder = TestApplication.builder(tokens);
        if (product != null) {
            builder.product(product);
        }
        if (version != null) {
            builder.version(version);
        }

        style.getTransientToken(builder.build().server(TestApplication.BASE_URI, TestApplication.TOKEN));

        assertThat(tokens.request().headers()).containsEntry("User-Agent", List.of(expected));
    }

    @Test
    void theRequestCarriesTheTimeoutAndTheSizeLimit() {
        PlexAuth application =
                TestApplication.builder(tokens).timeout(Duration.ofSeconds(7)).maxResponseBytes(4_321).build();
        ServerAuthentication server = application.server(TestApplication.BASE_URI, TestApplication.TOKEN);

        style.getTransientToken(server);
        style.getTransientToken(server.withTimeout(Duration.ofMinutes(3)));

        assertThat(tokens.requests().get(0).maxResponseBytes()).isEqualTo(4_321);
        assertThat(tokens.requests().get(0).timeout())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7));
        assertThat(tokens.requests().get(1).timeout())
                .isBetween(Duration.ofSeconds(7), Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @CsvSource({
        "http://pms.test,                          http://pms.test/security/token",
        "http://pms.test/,                         http://pms.test/security/token",
        "http://pms.test:32400///,                 http://pms.test:32400/security/token",
        "https://pms.test:443,                     https://pms.test:443/security/token",
        "HTTPS://Pms.Test,                         HTTPS://Pms.Test/security/token",
        "http://pms.test/plex,                     http://pms.test/plex/security/token",
        "http://pms.test/a%20b//c/,                http://pms.test/a%20b//c/security/token",
        "http://192.168.1.10:32400,                http://192.168.1.10:32400/security/token",
        "http://b\u00fccher.test:32400/a,            http://xn--bcher-kva.test:32400/a/security/token",
        "https://\u65e5\u672c.test,                   https://xn--wgv71a.test/security/token",
        "http://[2001:db8::1]:32400/,              http://[2001:db8::1]:32400/security/token",
        "https://10-0-2-123.93b1.plex.direct:32400, https://10-0-2-123.93b1.plex.direct:32400/security/token"
    })
    void thePathIsAppendedToTheBaseUri(URI base, String expected) {
        style.getTransientToken(TestApplication.builder(tokens).build().server(base, AccessToken.of("t")));

        assertThat(tokens.request().uri()).hasToString(expected + "?type=delegation&scope=all");
    }

    @Test
    void nullArgumentsAreRejectedAtOnceAndNothingIsSent() {
        ServerAuthentication server = TestApplication.server(tokens);

        assertThatNullPointerException()
                .isThrownBy(() -> style.getConnections(server, null))
                .withMessage("source");
        assertThatNullPointerException()
                .isThrownBy(() -> style.refreshConnections(server, null))
                .withMessage("source");
        assertThatNullPointerException()
                .isThrownBy(() -> server.getTransientTokenAsync(null, Scope.ALL))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> server.getTransientToken(TokenType.DELEGATION, null))
                .withMessage("scope");
        assertThat(tokens.requests()).isEmpty();
    }
}
