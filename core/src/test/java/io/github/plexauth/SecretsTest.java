package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
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

/** That a token is shown to nobody who did not ask for its value, however often a server says it. */
@ParameterizedClass
@EnumSource(Asking.class)
class SecretsTest {

    /** Mixed case, as the tokens of accounts are. */
    private static final String SECRET = "Zq8xW-v7RtYap3LmNk2J";

    @Parameter
    Asking asking;

    static Stream<Arguments> echoes() {
        Stream<Function<String, TransportResponse>> answers = Stream.of(
                echo -> Answers.page(401, "<html><title>Bad token " + echo + "</title>"),
                echo -> Answers.page(401, "<html><title>" + "x".repeat(190) + echo + "</title>"),
                echo -> Answers.of(401, "{\"errors\":[{\"code\":1,\"message\":\"no " + echo + ".\"}]}"),
                echo -> Answers.of(401,
                        "{\"errors\":[{\"message\":\"" + echo + echo + "\"},{\"message\":\"" + echo + "\"}]}"),
                echo -> Answers.of(404, "{\"error\":\"Not Found: " + echo + "\",\"status\":404}"),
                echo -> Answers.of(401, "<errors><error code='1' message='" + echo + "'/></errors>"),
                echo -> Answers.of(503, "<Response code='503' title='" + echo + "' status='" + echo + "'/>"),
                echo -> Answers.of(302, "", "Location", "https://pms.test/" + echo + "?X-Plex-Token=" + echo),
                echo -> Answers.of(302, "", "Location", "https://" + echo + ":" + echo + "@pms.test/"),
                echo -> Answers.of(302, "", "Location", "https://" + echo + ".test/#" + echo),
                echo -> Answers.of(302, "", "Location", echo),
                echo -> Answers.of(400, "", "Content-Type", "text/" + echo + "; charset=" + echo),
                echo -> Answers.of(400, "", "Content-Type", echo),
                echo -> Answers.of(429, "", "Retry-After", echo),
                echo -> Answers.of(500, echo, "X-Echo", echo),
                echo -> Answers.of(200, echo),
                echo -> Answers.of(200, "{\"" + echo),
                echo -> Answers.of(200, "<MediaContainer " + echo),
                echo -> Answers.of(200, "", "Content-Encoding", echo),
                echo -> Answers.json("{\"MediaContainer\":{\"" + echo + "\":1,\"token\":\"a\\n" + echo + "\"}}"));
        return answers.flatMap(answer -> Stream.of(
                        SECRET, SECRET.substring(0, 12), SECRET.substring(4, 16), SECRET.substring(8),
                        SECRET.toLowerCase(Locale.ROOT))
                .map(echo -> arguments(answer.apply(echo))));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void whatAServerEchoesOfTheTokenIsNowhereInTheException(TransportResponse answer) {
        ServerAuthentication server = Asking.application(FakeTransport.answering(answer))
                .build()
                .server(Asking.BASE, AccessToken.of(SECRET));

        PlexException failure = catchThrowableOfType(PlexException.class, () -> asking.token(server));

        assertShowsNothing(everythingOf(failure));
    }

    @Test
    void otherTokensAreMaskedToo() {
        String words = "used transient-1234 and eyJhbGciOi.J9-_.c2ln= and claim-abc or local-9 instead";

        PlexApiException refusal = catchThrowableOfType(
                PlexApiException.class, () -> asking.token(Answers.of(401, "{\"error\":\"" + words + "\"}")));

        assertThat(refusal.errors().get(0).message()).isEqualTo("used *** and *** and *** or *** instead");
    }

    @Test
    void anotherTokenIsMaskedInAMediaTypeThoughThatIsInLowerCase() {
        PlexApiException refusal = catchThrowableOfType(
                PlexApiException.class,
                () -> asking.token(Answers.of(401, "", "Content-Type", "Text/eyJhbGciOi.J9-_")));

        assertThat(refusal.contentType()).contains("text/***");
    }

    @Test
    void theRestOfTheServersWordsStays() {
        String words = "The token " + Asking.TOKEN.value() + " is xY7-Qm2, not good";

        PlexApiException refusal = catchThrowableOfType(
                PlexApiException.class, () -> asking.token(Answers.of(401, "{\"error\":\"" + words + "\"}")));

        assertThat(refusal.errors().get(0).message()).isEqualTo("The token *** is xY7-Qm2, not good");
    }

    @Test
    void theTokenGoesToTheServerInOneHeaderOnly() {
        FakeTransport transport = FakeTransport.answering(Answers.token());

        asking.token(Asking.server(transport));

        assertThat(transport.request().uri().toString()).doesNotContain(Asking.TOKEN.value());
        assertThat(transport.request().headers().entrySet())
                .filteredOn(header -> header.getValue().toString().contains(Asking.TOKEN.value()))
                .extracting(header -> header.getKey())
                .containsExactly("X-Plex-Token");
    }

    @Test
    void nothingThatHoldsATokenPrintsIt() {
        var secret = AccessToken.of(SECRET);
        FakeTransport transport = FakeTransport.answering(
                Answers.of(200, "{\"MediaContainer\":{\"token\":\"" + SECRET + "\"}}", "X-Token", SECRET));
        PlexAuth application = Asking.application(transport).build();
        ServerAuthentication server = application.server(Asking.BASE, secret);
        AccessTokenSource source = AccessTokenSource.of(secret);
        TransientToken token = asking.token(server);

        assertThat(token.accessToken().value()).isEqualTo(SECRET);
        for (Object holder : List.of(
                secret,
                token,
                new SourceConnectionInformation("name", "id", Optional.of(secret), List.of()),
                source,
                transport.request(),
                Answers.of(200, SECRET, SECRET, SECRET),
                application,
                server,
                server.withTimeout(Duration.ofSeconds(1)),
                application.server(Asking.BASE, source))) {
            assertShowsNothing(holder.toString());
        }
        assertThat(secret).hasToString("AccessToken[LEGACY, redacted]");
        assertThat(transport.request()).hasToString("GET http://pms.test:32400/security/token");
        assertThat(Answers.of(200, SECRET, SECRET, SECRET))
                .hasToString("TransportResponse[status=200, 1 headers, 20 bytes]");
        assertThat(server.toString()).contains("http://pms.test:32400", "PT30S");
        assertThat(application.toString()).contains("installation-1", "PT30S");
    }

    private static String everythingOf(PlexException failure) {
        var everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        if (failure instanceof PlexApiException refusal) {
            everything.append(refusal + " " + refusal.errors() + refusal.title() + refusal.contentType());
        }
        return everything.toString();
    }

    /** Eight characters in a row are as good as the token to whoever can guess. */
    private static void assertShowsNothing(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= SECRET.length(); i++) {
            assertThat(lower).doesNotContain(SECRET.substring(i, i + 8).toLowerCase(Locale.ROOT));
        }
    }
}
