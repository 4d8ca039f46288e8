package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexBadRequestException;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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

/** What an application learns from an answer of 300 or more, whatever way was asked. */
@ParameterizedClass
@EnumSource(Asking.class)
class RefusalTest {

    @Parameter
    Asking asking;

    static Stream<Arguments> classes() {
        return Stream.of(
                arguments(300, PlexApiException.class, false),
                arguments(302, PlexApiException.class, false),
                arguments(304, PlexApiException.class, false),
                arguments(400, PlexBadRequestException.class, false),
                arguments(401, PlexUnauthorizedException.class, false),
                arguments(402, PlexApiException.class, false),
                arguments(403, PlexForbiddenException.class, false),
                arguments(404, PlexNotFoundException.class, false),
                arguments(408, PlexApiException.class, false),
                arguments(422, PlexApiException.class, false),
                arguments(429, PlexRateLimitedException.class, true),
                arguments(498, PlexApiException.class, false),
                arguments(500, PlexApiException.class, false),
                arguments(501, PlexApiException.class, false),
                arguments(502, PlexApiException.class, true),
                arguments(503, PlexApiException.class, true),
                arguments(504, PlexApiException.class, true),
                arguments(505, PlexApiException.class, false),
                arguments(999, PlexApiException.class, false));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theStatusDecidesTheClassAndWhetherToTryAgain(int status, Class<?> type, boolean retryable) {
        PlexApiException refusal = refusal(Answers.of(status, ""));

        assertThat(refusal).isExactlyInstanceOf(type).hasNoCause();
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.retryable()).isEqualTo(retryable);
        assertThat(refusal.errors()).isEmpty();
        assertThat(refusal.title()).isEmpty();
        assertThat(refusal.contentType()).isEmpty();
        assertThat(refusal.retryAfter()).isEmpty();
        assertThat(connectionsRefusal(Answers.of(status, ""))).isExactlyInstanceOf(type);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                arguments(401, Answers.UNAUTHORIZED, "Unauthorized"),
                arguments(401, Answers.UNAUTHORIZED_WITH_SCRIPT, "Unauthorized"),
                arguments(400, "<html><head><title>Bad Request</title></head><body>400</body></html>", "Bad Request"),
                arguments(403, "<html><head><title>Forbidden</title></head></html>", "Forbidden"),
                arguments(404, "<!DOCTYPE html>\n<HTML><TITLE lang='en'>\n Not \r\n Found </TITLE>", "Not Found"),
                arguments(502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n", "502 Bad Gateway"),
                arguments(404, "<?xml version='1.0'?><!DOCTYPE html><html><head><title>XHTML</title>", "XHTML"),
                arguments(500, "<html><head><title>First</title><title>Second</title>", "First"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasATitle(int status, String page, String title) {
        PlexApiException refusal = refusal(Answers.page(status, page));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.title()).contains(title);
        assertThat(refusal.contentType()).contains("text/html");
        assertThat(refusal.errors()).isEmpty();
        assertThat(refusal).hasMessageNotContainingAny("<", title + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<html><body>no title</body></html>", "<html><title>", "<html><title", "<title></title>", "</title><title>",
        "<html><title> \n </title>", "504", "<"
    })
    void aPageMayHaveNone(String page) {
        assertThat(refusal(Answers.page(504, page)).title()).isEmpty();
    }

    static Stream<Arguments> bodiesWithErrors() {
        String words = "User could not be authenticated";
        var bad = new PlexError(1001, words, 401);
        return Stream.of(
                arguments("{\"errors\":[{\"code\":1001,\"message\":\"" + words + "\",\"status\":401}]}", bad),
                arguments("{\"errors\":{\"code\":\"1001\",\"message\":\"" + words + "\",\"status\":\"401\"}}", bad),
                arguments("<errors><error code=\"1001\" message=\"" + words + "\" status=\"401\"/></errors>", bad),
                arguments("<?xml version=\"1.0\"?>\n<errors>\n<error code='1001' status='401'"
                        + " message='" + words + "'/></errors>", bad),
                arguments("{\"status\":404,\"error\":\"Not Found\"}", new PlexError(0, "Not Found", 404)),
                arguments("{\"code\":7,\"error\":\" a\\n\\tb \"}", new PlexError(7, "a b", 0)),
                arguments("{\"errors\":[{}]}", new PlexError(0, "", 0)),
                arguments("{\"errors\":[{\"code\":null,\"message\":null,\"status\":null}]}", new PlexError(0, "", 0)),
                arguments("{\"errors\":[{\"code\":\"x\",\"message\":{},\"status\":1e99,\"unknown\":1}]}",
                        new PlexError(0, "", 0)),
                arguments("{\"errors\":[\"text\"]}", new PlexError(0, "", 0)),
                arguments("{\"error\":{\"message\":\"nested\"}}", new PlexError(0, "", 0)),
                arguments("<Response code=\"503\" title=\"Maintenance\" status=\"Plex Media Server is currently running"
                        + " database migrations.\"/>", new PlexError(
                        0, "Plex Media Server is currently running database migrations.", 503)));
    }

    @ParameterizedTest
    @MethodSource("bodiesWithErrors")
    void errorsAreReadInEveryForm(String body, PlexError error) {
        assertThat(refusal(Answers.of(401, body)).errors()).containsExactly(error);
        assertThat(refusal(Answers.page(503, body)).errors()).containsExactly(error);
    }

    @Test
    void theOrderOfErrorsIsKept() {
        String json = "{\"errors\":[{\"code\":2},null,{\"code\":1}],\"error\":\"last\"}";
        String xml = "<errors><error code='2'/><other/><error code='1'/></errors>";

        assertThat(refusal(Answers.of(400, json)).errors()).extracting(PlexError::code).containsExactly(2, 1, 0);
        assertThat(refusal(Answers.of(400, xml)).errors()).extracting(PlexError::code).containsExactly(2, 1);
    }

    @Test
    void ofManyErrorsAndLongWordsOnlyTheBeginningIsKept() {
        String entry = "{\"message\":\"" + "w".repeat(5_000) + "\"}";
        String body = "{\"errors\":[" + (entry + ",").repeat(30) + entry + "]}";

        assertThat(refusal(Answers.of(400, body)).errors())
                .hasSize(20)
                .allSatisfy(error -> assertThat(error.message()).isEqualTo("w".repeat(200) + "\u2026"));
    }

    @Test
    void aServerInMaintenanceSaysSo() {
        String body = "<Response code=\"503\" title=\"Maintenance\" status=\"Migrating.\"/>";
        PlexApiException refusal = refusal(Answers.of(503, body, "Content-Type", "text/xml"));

        assertThat(refusal.title()).contains("Maintenance");
        assertThat(refusal.contentType()).contains("text/xml");
        assertThat(refusal.retryable()).isTrue();
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
    void noBodyHidesTheStatus(byte[] body) {
        PlexApiException refusal = refusal(Answers.of(401, body, "Content-Type", "application/json"));

        assertThat(refusal).isExactlyInstanceOf(PlexUnauthorizedException.class);
        assertThat(refusal.errors()).isEmpty();
        assertThat(refusal.title()).isEmpty();
        assertThat(refusal.contentType()).contains("application/json");
    }

    @Test
    void neitherDoesACompressedBodyOrACodecThatBreaks() {
        ServerAuthentication server = Asking.application(FakeTransport.answering(Answers.of(401, "{\"errors\":[{}]}")))
                .codec(json -> {
                    throw new IllegalStateException("broken");
                })
                .build()
                .server(Asking.BASE, Asking.TOKEN);

        assertThat(catchThrowableOfType(PlexUnauthorizedException.class, () -> asking.token(server)).errors())
                .isEmpty();
        assertThat(refusal(Answers.of(401, "\u001f\u008b", "Content-Encoding", "gzip")))
                .isInstanceOf(PlexUnauthorizedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html", "'text/html; charset=utf-8', text/html", "Text/XML;charset=utf-8, text/xml",
        "' application/json ', application/json", "'', ", "';charset=utf-8', "
    })
    void theContentTypeIsTheBareMediaType(String sent, String expected) {
        assertThat(refusal(Answers.of(400, "", "content-type", sent)).contentType())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "5, 5", "' 120 ', 120", "999999999, 999999999", "9999999999, ", "-1, ", "1.5, ", "soon, ", "'', ",
        "'Wed, 21 Oct 2026 07:28:00 GMT', "
    })
    void retryAfterIsANumberOfSeconds(String sent, Long seconds) {
        Optional<Duration> expected = Optional.ofNullable(seconds).map(Duration::ofSeconds);

        assertThat(refusal(Answers.of(429, "", "retry-after", sent)).retryAfter()).isEqualTo(expected);
        assertThat(refusal(Answers.of(503, "", "Retry-After", sent)).retryAfter()).isEqualTo(expected);
    }

    private PlexApiException refusal(TransportResponse answer) {
        return catchThrowableOfType(PlexApiException.class, () -> asking.token(answer));
    }

    private PlexApiException connectionsRefusal(TransportResponse answer) {
        return catchThrowableOfType(PlexApiException.class, () -> asking.connections(answer));
    }
}
