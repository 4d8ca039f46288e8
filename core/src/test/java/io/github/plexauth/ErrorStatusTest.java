package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexBadRequestException;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exception for a status of 300 or more contains. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class ErrorStatusTest {

    @Parameter
    CallStyle style;

    static Stream<Arguments> classes() {
        return Stream.of(
                arguments(300, PlexStatusException.class, false),
                arguments(302, PlexStatusException.class, false),
                arguments(304, PlexStatusException.class, false),
                arguments(400, PlexBadRequestException.class, false),
                arguments(401, PlexUnauthorizedException.class, false),
                arguments(402, PlexStatusException.class, false),
                arguments(403, PlexForbiddenException.class, false),
                arguments(404, PlexNotFoundException.class, false),
                arguments(408, PlexStatusException.class, false),
                arguments(422, PlexStatusException.class, false),
                arguments(429, PlexRateLimitedException.class, true),
                arguments(498, PlexStatusException.class, false),
                arguments(500, PlexStatusException.class, false),
                arguments(501, PlexStatusException.class, false),
                arguments(502, PlexStatusException.class, true),
                arguments(503, PlexStatusException.class, true),
                arguments(504, PlexStatusException.class, true),
                arguments(520, PlexStatusException.class, true),
                arguments(521, PlexStatusException.class, true),
                arguments(522, PlexStatusException.class, true),
                arguments(523, PlexStatusException.class, true),
                arguments(524, PlexStatusException.class, true),
                arguments(525, PlexStatusException.class, false),
                arguments(526, PlexStatusException.class, false),
                arguments(530, PlexStatusException.class, true),
                arguments(505, PlexStatusException.class, false),
                arguments(999, PlexStatusException.class, false));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theStatusDeterminesTheClassAndWhetherToRetry(int status, Class<?> type, boolean retryable) {
        PlexStatusException failure = failure(Responses.of(status, ""));

        assertThat(failure).isExactlyInstanceOf(type).hasNoCause();
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.errors()).isEmpty();
        assertThat(failure.title()).isEmpty();
        assertThat(failure.contentType()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(connectionsFailure(Responses.of(status, ""))).isExactlyInstanceOf(type);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                arguments(401, Responses.UNAUTHORIZED, "Unauthorized"),
                arguments(401, Responses.UNAUTHORIZED_WITH_SCRIPT, "Unauthorized"),
                arguments(400, "<html><head><title>Bad Request</title></head><body>400</body></html>", "Bad Request"),
                arguments(403, "<html><head><title>Forbidden</title></head></html>", "Forbidden"),
                arguments(404, "<!DOCTYPE html>\n<HTML><TITLE lang='en'>\n Not \r\n Found </TITLE>", "Not Found"),
                arguments(502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n", "502 Bad Gateway"),
                arguments(404, "<?xml version='1.0'?><!DOCTYPE html><html><head><title>XHTML</title>", "XHTML"),
                arguments(500, "<html><head><title>First</title><title>Second</title>", "First"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theTitleOfAPageIsRead(int status, String page, String title) {
        PlexStatusException failure = failure(Responses.plexPage(status, page));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.title()).contains(title);
        assertThat(failure.contentType()).contains("text/html");
        assertThat(failure.errors()).isEmpty();
        assertThat(failure).hasMessageNotContainingAny("<", title + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<html><body>no title</body></html>", "<html><title>", "<html><title", "<title></title>", "</title><title>",
        "<html><title> \n </title>", "504", "<"
    })
    void aPageMayHaveNoTitle(String page) {
        assertThat(failure(Responses.plexPage(504, page)).title()).isEmpty();
    }

    static Stream<Arguments> bodiesWithErrors() {
        String text = "User could not be authenticated";
        return Stream.of(
                error("{\"errors\":[{\"code\":1001,\"message\":\"" + text + "\",\"status\":401}]}", 1001, text, 401),
                error("{\"errors\":{\"code\":\"1001\",\"message\":\"" + text + "\",\"status\":\"401\"}}",
                        1001, text, 401),
                error("<errors><error code=\"1001\" message=\"" + text + "\" status=\"401\"/></errors>",
                        1001, text, 401),
                error("<?xml version=\"1.0\"?>\n<errors>\n<error code='1001' status='401'"
                        + " message='" + text + "'/></errors>", 1001, text, 401),
                error("{\"status\":404,\"error\":\"Not Found\"}", null, "Not Found", 404),
                error("{\"code\":7,\"error\":\" a\\n\\tb \"}", 7, "a b", null),
                error("{\"errors\":[{\"code\":0,\"message\":\"a\",\"status\":0}]}", 0, "a", 0),
                error("{\"errors\":[{}]}", null, null, null),
                error("{\"errors\":[{\"code\":null,\"message\":null,\"status\":null}]}", null, null, null),
                error("{\"errors\":[{\"code\":\"x\",\"message\":{},\"status\":1e99,\"unknown\":1}]}", null, null, null),
                error("{\"errors\":[{\"message\":\" \\n\"}]}", null, null, null),
                error("{\"errors\":[\"text\"]}", null, "text", null),
                error("<errors><error>" + text + "</error></errors>", null, text, null),
                error("<errors><error code='1001'> " + text + "\n</error></errors>", 1001, text, null),
                error("<error>" + text + "</error>", null, text, null),
                error("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + text + "\"}",
                        null, text, 403),
                error("{\"error\":{\"message\":\"nested\"}}", null, null, null),
                error("<Response code=\"503\" title=\"Maintenance\" status=\"Plex Media Server is currently running"
                        + " database migrations.\"/>",
                        null, "Plex Media Server is currently running database migrations.", 503));
    }

    private static Arguments error(String body, Integer code, String message, Integer status) {
        return arguments(body, code, message, status);
    }

    @ParameterizedTest
    @MethodSource("bodiesWithErrors")
    void errorsAreReadInEveryForm(String body, Integer code, String message, Integer status) {
        for (TransportResponse response : List.of(Responses.of(401, body), Responses.plexPage(503, body))) {
            assertThat(failure(response).errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo(code == null ? OptionalInt.empty() : OptionalInt.of(code));
                assertThat(error.message()).isEqualTo(Optional.ofNullable(message));
                assertThat(error.status()).isEqualTo(status == null ? OptionalInt.empty() : OptionalInt.of(status));
            });
        }
    }

    @Test
    void theOrderOfErrorsIsKept() {
        String json = "{\"errors\":[{\"code\":2},null,{\"code\":1}],\"error\":\"last\"}";
        String xml = "<errors><error code='2'/><other/><error code='1'/></errors>";

        assertThat(failure(Responses.of(400, json)).errors()).extracting(PlexError::code)
                .containsExactly(OptionalInt.of(2), OptionalInt.of(1), OptionalInt.empty());
        assertThat(failure(Responses.of(400, xml)).errors()).extracting(PlexError::code)
                .containsExactly(OptionalInt.of(2), OptionalInt.of(1));
    }

    @Test
    void atMost20ErrorsAnd200CharactersOfAMessageAreKept() {
        String entry = "{\"message\":\"" + "w".repeat(5_000) + "\"}";
        String body = "{\"errors\":[" + (entry + ",").repeat(30) + entry + "]}";

        assertThat(failure(Responses.of(400, body)).errors())
                .hasSize(20)
                .allSatisfy(error -> assertThat(error.message()).contains("w".repeat(200) + "\u2026"));
    }

    @Test
    void theTitleOfAPlexXmlResponseIsRead() {
        String body = "<Response code=\"503\" title=\"Maintenance\" status=\"Migrating.\"/>";
        PlexStatusException failure = failure(Responses.of(503, body, "Content-Type", "text/xml"));

        assertThat(failure.title()).contains("Maintenance");
        assertThat(failure.contentType()).contains("text/xml");
        assertThat(failure.retryable()).isTrue();
    }

    static Stream<byte[]> hostileBodies() {
        byte[] binary = new byte[256];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) i;
        }
        Stream<String> texts = Stream.of(
                "", " ", "\0", "null", "Unauthorized", "{", "{\"errors\":", "{\"errors\":null}", "{\"errors\":[]}",
                "{\"error\":null}", "[]", "[[[[", "<", "<errors", "<errors>", "<errors><error/>", "<html", "\uFEFF",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><errors><error message='&e;'/></errors>",
                "<a>".repeat(1_000), "<html>" + "x".repeat(1 << 20), "{" + " ".repeat(1 << 20), " ".repeat(1_000));
        return Stream.concat(
                texts.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(binary, new byte[] {(byte) 0xFF, '<'}));
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void everyBodyLeavesTheStatusReadable(byte[] body) {
        PlexStatusException failure = failure(Responses.of(401, body, "Content-Type", "application/json"));

        assertThat(failure).isExactlyInstanceOf(PlexUnauthorizedException.class);
        assertThat(failure.errors()).isEmpty();
        assertThat(failure.title()).isEmpty();
        assertThat(failure.contentType()).contains("application/json");
    }

    @Test
    void aCompressedBodyAndAFailingCodecLeaveTheStatusReadable() {
        FakeTransport transport = FakeTransport.responding(Responses.of(401, "{\"errors\":[{}]}"));
        ServerAuthentication server = TestApplication.builder(transport)
                .codec(json -> {
                    throw new IllegalStateException("broken");
                })
                .build()
                .server(TestApplication.BASE_URI, TestApplication.TOKEN);

        PlexStatusException failure =
                catchThrowableOfType(PlexUnauthorizedException.class, () -> style.getTransientToken(server));
        assertThat(failure.errors()).isEmpty();
        assertThat(failure(Responses.of(401, "\u001f\u008b", "Content-Encoding", "gzip")))
                .isInstanceOf(PlexUnauthorizedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html", "'text/html; charset=utf-8', text/html", "Text/XML;charset=utf-8, text/xml",
        "' application/json ', application/json", "'', ", "';charset=utf-8', "
    })
    void theContentTypeHasNoParameters(String sent, String expected) {
        assertThat(failure(Responses.of(400, "", "content-type", sent)).contentType())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void theTitleOfAProblemIsRead() {
        String secret = TestApplication.TOKEN.value();
        String problem = "{\"title\":\"Not for transient-5ec2e7\",\"detail\":\"no " + secret + "\"}";
        PlexStatusException failure = failure(Responses.of(403, problem, "Content-Type", "application/problem+json"));

        assertThat(failure.title()).contains("Not for ***");
        assertThat(failure.errors()).singleElement()
                .satisfies(error -> assertThat(error.message()).contains("no ***"));
    }

    @Test
    void onlyOneCodeOfStatus403ConcernsThePinOfAHomeUser() {
        assertThat(failure(Responses.of(403, "{\"errors\":[{\"code\":1040}]}")))
                .isExactlyInstanceOf(PlexForbiddenException.class);
    }

    private PlexStatusException failure(TransportResponse response) {
        return catchThrowableOfType(PlexStatusException.class, () -> style.getTransientToken(response));
    }

    private PlexStatusException connectionsFailure(TransportResponse response) {
        return catchThrowableOfType(PlexStatusException.class, () -> style.getConnections(response));
    }
}
