package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests and responses accept, keep and show. */
class TransportMessagesTest {

    private static final URI A_URI = URI.create("http://pms.test:32400/path?secret#secret");
    private static final byte[] NO_BODY = {};
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aRequestWithOneMoreHeaderKeepsTheRestAndReplacesTheSameName() {
        TransportRequest request = new TransportRequest(
                "POST", A_URI, Map.of("a", List.of("1"), "B", List.of("2")), new byte[] {1}, SECOND, 9);
        TransportRequest other = request.withHeader("b", "3").withHeader("C", "4");

        assertThat(other.headers()).containsOnlyKeys("a", "B", "C").containsEntry("b", List.of("3"));
        assertThat(other.method() + other.uri() + other.timeout() + other.maxResponseBytes())
                .isEqualTo("POST" + A_URI + SECOND + 9);
        assertThat(other.body()).containsExactly(1);
        assertThat(request.headers()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.withHeader("X", "secret\r\nY: 1"))
                .withMessageNotContaining("secret");
        assertThatNullPointerException().isThrownBy(() -> request.withHeader("X", null)).withMessage("value");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("method is not an HTTP method", () -> request("", A_URI, Map.of())),
                refusal("method is not an HTTP method", () -> request("GET secret", A_URI, Map.of())),
                refusal("method is not an HTTP method", () -> request("secret\r\n", A_URI, Map.of())),
                refusal("uri is not an absolute http or https URI", () -> request("/secret")),
                refusal("uri is not an absolute http or https URI", () -> request("//secret")),
                refusal("uri is not an absolute http or https URI", () -> request("ftp://secret")),
                refusal("uri is not an absolute http or https URI", () -> request("http:///secret")),
                refusal("uri is not an absolute http or https URI", () -> request("https:secret")),
                refusal("timeout is not positive", () -> limited(Duration.ZERO, 1)),
                refusal("timeout is not positive", () -> limited(SECOND.negated(), 1)),
                refusal("maxResponseBytes is not positive", () -> limited(SECOND, 0)),
                refusal("maxResponseBytes is not positive", () -> limited(SECOND, -1)),
                refusal("status is not from 200 to 999", () -> new TransportResponse(199, Map.of(), NO_BODY)),
                refusal("status is not from 200 to 999", () -> new TransportResponse(1000, Map.of(), NO_BODY)));
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                refusal("method", () -> request(null, A_URI, Map.of())),
                refusal("uri", () -> request("GET", null, Map.of())),
                refusal("headers", () -> request("GET", A_URI, null)),
                refusal("body", () -> new TransportRequest("GET", A_URI, Map.of(), null, SECOND, 1)),
                refusal("timeout", () -> limited(null, 1)),
                refusal("headers", () -> new TransportResponse(200, null, NO_BODY)),
                refusal("body", () -> new TransportResponse(200, Map.of(), null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void nullIsRefusedByName(String parameter, ThrowingCallable construction) {
        assertThatNullPointerException().isThrownBy(construction).withMessage(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "https://10.0.0.255:32400/x", "http://[::1]:1", "http://[fe80::1]"})
    void anAddressIsTold(String uri) {
        assertThat(request(uri).hasAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://nas2", "https://10-0-0-1.0ab.plex.direct", "http://1.2.3.a"})
    void aNameIsToldFromAnAddress(String uri) {
        assertThat(request(uri).hasAddress()).isFalse();
    }

    @Test
    void aTimeoutNamesWhatIsMissing() {
        assertThat(new TransportTimeoutException(SECOND)).hasMessage("no complete answer within 1000 ms");
        assertThat(new TransportTimeoutException(SECOND, "no free connection"))
                .hasMessage("no free connection within 1000 ms");
    }

    private static Arguments refusal(String message, ThrowingCallable construction) {
        return arguments(message, construction);
    }

    private static TransportRequest request(String uri) {
        return request("GET", URI.create(uri), Map.of());
    }

    private static TransportRequest request(String method, URI uri, Map<String, List<String>> headers) {
        return new TransportRequest(method, uri, headers, NO_BODY, SECOND, 1);
    }

    private static TransportRequest limited(Duration timeout, int maxResponseBytes) {
        return new TransportRequest("GET", A_URI, Map.of(), NO_BODY, timeout, maxResponseBytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCouldNotBeSentOrReceivedIsRefusedByName(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException()
                .isThrownBy(construction)
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "secret\r\nX-Other: 1", "secret\n", "secret\r", "\0secret", "secret\t", "secret\u007f", "secret\u00fc",
        "secret\u65e5",
        "secret\ud83c\udf7f"
    })
    void aHeaderThatAClientWouldSendChangedIsRefusedUnquoted(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("GET", A_URI, Map.of("X-Plex-Token", List.of("fine", value))))
                .withMessage("headers has a value for X-Plex-Token with characters outside printable US-ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret name", "secret:", "secret\r\n", "secr\u00e9t", "(secret)", "secret\0"})
    void aHeaderNameThatIsNoneIsRefusedUnquoted(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("GET", A_URI, Map.of(name, List.of("v"))))
                .withMessage("headers has a name that HTTP does not allow");
    }

    @Test
    void everyPrintableHeaderIsSentAsItIs() {
        Map<String, List<String>> headers = Map.of("!#$%&'*+-.^_`|~09azAZ", List.of(" ~!\"(),/:;<=>?@[\\]{}", ""));

        assertThat(request("GET", A_URI, headers).headers()).isEqualTo(headers);
    }

    @Test
    void headersIgnoreCaseAndKeepTheOrderOfTheirValues() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Set-Cookie", List.of("a", "b"));
        headers.put("set-cookie", List.of("c"));
        headers.put("X-Empty", List.of());
        headers.put(null, List.of("HTTP/1.1 200 OK"));

        TransportResponse response = new TransportResponse(200, headers, NO_BODY);

        assertThat(response.headers()).containsOnlyKeys("Set-Cookie", "X-Empty");
        assertThat(response.headers().get("SET-COOKIE")).containsExactly("a", "b", "c");
        assertThat(response.header("sEt-cOOKIE")).contains("a");
        assertThat(response.header("x-empty")).isEmpty();
        assertThat(response.header("x-absent")).isEmpty();
        assertThat(request("GET", A_URI, Map.of("ACCEPT", List.of("*/*"))).headers()).containsKey("accept");
    }

    @Test
    void headersAreACopyThatNobodyChanges() {
        List<String> values = new ArrayList<>(List.of("v"));
        Map<String, List<String>> headers = new HashMap<>(Map.of("Name", values));
        Map<String, List<String>> sent = request("GET", A_URI, headers).headers();
        Map<String, List<String>> received = new TransportResponse(200, headers, NO_BODY).headers();
        values.clear();
        headers.clear();

        for (Map<String, List<String>> copy : List.of(sent, received)) {
            assertThat(copy).isEqualTo(Map.of("Name", List.of("v")));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> copy.get("Name").add("w"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://pms.test:32400/a/b?secret#secret,  GET http://pms.test:32400/a/b",
        "https://user:secret@pms.test/a%20b,       GET https://pms.test/a%20b",
        "HTTP://[2001:db8::1]:1,                   GET HTTP://[2001:db8::1]:1"
    })
    void aRequestShowsWhereItGoesAndNoMore(URI uri, String expected) {
        assertThat(request("GET", uri, Map.of("X-Plex-Token", List.of("secret")))).hasToString(expected);
    }

    @Test
    void aResponseShowsHowMuchCameBackAndNoMore() {
        assertThat(new TransportResponse(200, Map.of("X", List.of("secret")), "secret".getBytes()))
                .hasToString("TransportResponse[status=200, 1 headers, 6 bytes]");
    }
}
