package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only {@link AccessToken#value()} shows a token, even if a server echoes it. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class TokenSecrecyTest {

    /** A token in mixed case, like the tokens of accounts. */
    private static final String SECRET = "Zq8xW-v7RtYap3LmNk2J";

    @Parameter
    CallStyle style;

    static Stream<Arguments> echoes() {
        Stream<Function<String, TransportResponse>> responses = Stream.of(
                echo -> Responses.plexPage(401, "<html><title>Bad token " + echo + "</title>"),
                echo -> Responses.plexPage(401, "<html><title>" + "x".repeat(190) + echo + "</title>"),
                echo -> Responses.of(401, "{\"errors\":[{\"code\":1,\"message\":\"no " + echo + ".\"}]}"),
                echo -> Responses.of(401,
                        "{\"errors\":[{\"message\":\"" + echo + echo + "\"},{\"message\":\"" + echo + "\"}]}"),
                echo -> Responses.of(404, "{\"error\":\"Not Found: " + echo + "\",\"status\":404}"),
                echo -> Responses.of(401, "<errors><error code='1' message='" + echo + "'/></errors>"),
                echo -> Responses.of(503, "<Response code='503' title='" + echo + "' status='" + echo + "'/>"),
                echo -> Responses.of(302, "", "Location", "https://pms.test/" + echo + "?X-Plex-Token=" + echo),
                echo -> Responses.of(302, "", "Location", "https://" + echo + ":" + echo + "@pms.test/"),
                echo -> Responses.of(302, "", "Location", "https://" + echo + ".test/#" + echo),
                echo -> Responses.of(302, "", "Location", echo),
                echo -> Responses.of(400, "", "Content-Type", "text/" + echo + "; charset=" + echo),
                echo -> Responses.of(400, "", "Content-Type", echo),
                echo -> Responses.of(429, "", "Retry-After", echo),
                echo -> Responses.of(500, echo, "X-Echo", echo),
                echo -> Responses.of(200, echo),
                echo -> Responses.of(200, "{\"" + echo),
                echo -> Responses.of(200, "<MediaContainer " + echo),
                echo -> Responses.of(200, "", "Content-Encoding", echo),
                echo -> Responses.json("{\"MediaContainer\":{\"" + echo + "\":1,\"token\":\"a\\n" + echo + "\"}}"));
        return responses.flatMap(response -> Stream.of(
                        SECRET, SECRET.substring(0, 12), SECRET.substring(4, 16), SECRET.substring(8),
                        SECRET.toLowerCase(Locale.ROOT))
                .map(echo -> arguments(response.apply(echo))));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void aTokenThatTheServerEchoesIsNotInTheException(TransportResponse response) {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(response))
                .build()
                .server(TestApplication.BASE_URI, AccessToken.of(SECRET));

        PlexException failure = catchThrowableOfType(PlexException.class, () -> style.getTransientToken(server));

        assertShowsNothing(everythingOf(failure));
    }

    @Test
    void otherTextsThatLookLikeTokensAreMasked() {
        String text = "used transient-1234 and eyJhbGciOi.J9-_.c2ln= and claim-abc or local-9 instead";

        PlexStatusException failure = catchThrowableOfType(
                PlexStatusException.class,
                () -> style.getTransientToken(Responses.of(401, "{\"error\":\"" + text + "\"}")));

        assertThat(failure.errors().get(0).message()).contains("used *** and *** and *** or *** instead");
    }

    @Test
    void aTokenInTheMediaTypeIsMaskedBeforeTheCaseChanges() {
        PlexStatusException failure = catchThrowableOfType(
                PlexStatusException.class,
                () -> style.getTransientToken(Responses.of(401, "", "Content-Type", "Text/eyJhbGciOi.J9-_")));

        assertThat(failure.contentType()).contains("text/***");
    }

    @Test
    void theRestOfTheServersTextIsKept() {
        String text = "The token " + TestApplication.TOKEN.value() + " is xY7-Qm2, not good";

        PlexStatusException failure = catchThrowableOfType(
                PlexStatusException.class,
                () -> style.getTransientToken(Responses.of(401, "{\"error\":\"" + text + "\"}")));

        assertThat(failure.errors().get(0).message()).contains("The token *** is xY7-Qm2, not good");
    }

    @Test
    void theTokenIsSentInOneHeaderOnly() {
        FakeTransport transport = FakeTransport.responding(Responses.token());

        style.getTransientToken(TestApplication.server(transport));

        assertThat(transport.request().uri().toString()).doesNotContain(TestApplication.TOKEN.value());
        assertThat(transport.request().headers().entrySet())
                .filteredOn(header -> header.getValue().toString().contains(TestApplication.TOKEN.value()))
                .extracting(header -> header.getKey())
                .containsExactly("X-Plex-Token");
    }

    @Test
    void toStringNeverShowsAToken() {
        var secret = AccessToken.of(SECRET);
        FakeTransport transport = FakeTransport.responding(
                Responses.of(200, "{\"MediaContainer\":{\"token\":\"" + SECRET + "\"}}", "X-Token", SECRET));
        PlexAuth application = TestApplication.builder(transport).build();
        ServerAuthentication server = application.server(TestApplication.BASE_URI, secret);
        AccessTokenSource source = AccessTokenSource.of(secret);
        TransientToken token = style.getTransientToken(server);

        assertThat(token.accessToken().value()).isEqualTo(SECRET);
        for (Object holder : List.of(
                secret,
                token,
                new SourceConnectionInformation(
                        Optional.of("name"), Optional.of("id"), Optional.of(secret), List.of()),
                source,
                transport.request(),
                Responses.of(200, SECRET, SECRET, SECRET),
                application,
                server,
                server.withTimeout(Duration.ofSeconds(1)),
                application.server(TestApplication.BASE_URI, source))) {
            assertShowsNothing(holder.toString());
        }
        assertThat(secret).hasToString("AccessToken[LEGACY, redacted]");
        assertThat(transport.request()).hasToString("GET http://pms.test:32400/security/token");
        assertThat(Responses.of(200, SECRET, SECRET, SECRET))
                .hasToString("TransportResponse[status=200, 1 headers, 20 bytes]");
        assertThat(server.toString()).contains("http://pms.test:32400", "PT30S");
        assertThat(application.toString()).contains("installation-1", "PT30S");
    }

    private static String everythingOf(PlexException failure) {
        var everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        if (failure instanceof PlexStatusException error) {
            everything.append(error + " " + error.errors() + error.title() + error.contentType());
        }
        return everything.toString();
    }

    /** Eight consecutive characters of a token already reveal too much of it. */
    private static void assertShowsNothing(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= SECRET.length(); i++) {
            assertThat(lower).doesNotContain(SECRET.substring(i, i + 8).toLowerCase(Locale.ROOT));
        }
    }
}
