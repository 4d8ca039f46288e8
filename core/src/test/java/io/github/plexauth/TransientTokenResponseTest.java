package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses contain a token, and how the others are described. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class TransientTokenResponseTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String XML = "<MediaContainer size=\"0\" token=\"" + Responses.TOKEN + "\"></MediaContainer>";
    private static final String JSON = "{\"MediaContainer\":{\"size\":0,\"token\":\"" + Responses.TOKEN + "\"}}";
    private static final String SECRET = "s3cr3t-in-the-body";

    private static final String INVALID_TOKEN = "holds a token with characters that tokens do not have";

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @ValueSource(strings = {
        JSON,
        " \r\n\t" + JSON + "\n",
        "\uFEFF" + JSON,
        "{\"MediaContainer\":{\"token\":\"" + Responses.TOKEN + "\"}}",
        "{\"MediaContainer\":{\"size\":\"0\",\"token\":\"" + Responses.TOKEN + "\",\"identifier\":null}}",
        "{\"MediaContainer\":{\"size\":1,\"unknown\":[{}],\"token\":\" " + Responses.TOKEN + "\\n\"},\"other\":1}",
        "{\"MediaContainer\":[{\"token\":\"" + Responses.TOKEN + "\"}]}",
        XML,
        "<MediaContainer size='0' token='" + Responses.TOKEN + "'/>",
        DECLARATION + XML,
        "<?xml version='1.0'?>" + XML,
        "\uFEFF" + XML,
        "\uFEFF" + DECLARATION + XML,
        "\r\n\t " + XML + "\n",
        DECLARATION + "<!-- created by a server -->\n" + XML + "<!-- end -->",
        "<!-- no declaration -->" + XML,
        "<MediaContainer\n  unknown=\"&lt;x&gt;\"\n  token = \"" + Responses.TOKEN
                + "\" >\n<Other/>text</MediaContainer>"
    })
    void aTokenIsReadInEveryForm(String body) {
        TransientToken token = style.getTransientToken(Responses.json(body));

        assertThat(token).isEqualTo(new TransientToken(AccessToken.of(Responses.TOKEN), TestApplication.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/xml", "text/xml;charset=utf-8", ""})
    void theFormatIsDeterminedByTheBodyAndNotByTheContentType(String contentType) {
        assertThat(style.getTransientToken(Responses.of(200, JSON, "Content-Type", contentType)).accessToken().value())
                .isEqualTo(Responses.TOKEN);
        assertThat(style.getTransientToken(Responses.of(200, XML, "Content-Type", contentType)).accessToken().value())
                .isEqualTo(Responses.TOKEN);
    }

    @Test
    void aContentTypeIsNotRequired() {
        assertThat(style.getTransientToken(Responses.of(200, JSON)).accessToken().value()).isEqualTo(Responses.TOKEN);
        assertThat(style.getTransientToken(Responses.of(200, XML)).accessToken().value()).isEqualTo(Responses.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 299})
    void everyStatusBelow300IsASuccess(int status) {
        assertThat(style.getTransientToken(Responses.of(status, JSON)).accessToken().value())
                .isEqualTo(Responses.TOKEN);
    }

    @Test
    void theContentEncodingIdentityIsAccepted() {
        assertThat(style.getTransientToken(Responses.of(200, JSON, "Content-Encoding", "Identity"))).isNotNull();
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("{\"MediaContainer\":{\"size\":0}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":null}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":\"\"}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":\"  \"}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"authToken\":\"" + SECRET + "\"}}", "holds no token"),
                arguments("{\"MediaContainer\":null}", "holds no token"),
                arguments("{\"MediaContainer\":\"" + SECRET + "\"}", "holds no token"),
                arguments("{\"token\":\"" + SECRET + "\"}", "holds no token"),
                arguments("{}", "holds no token"),
                arguments("[]", "holds no token"),
                arguments("[\"" + SECRET + "\"]", "holds no token"),
                arguments("<MediaContainer size=\"0\"/>", "holds no token"),
                arguments("<MediaContainer token=\"\"/>", "holds no token"),
                arguments("<Response token=\"" + SECRET + "\"/>", "holds no token"),
                arguments("<MediaContainer><token>" + SECRET + "</token></MediaContainer>", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":1234567890}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":true}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":{\"value\":\"" + SECRET + "\"}}}", "holds no token"),
                arguments("{\"MediaContainer\":{\"token\":\"a\\n" + SECRET + "\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"a " + SECRET + "\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"\u00fc" + SECRET + "\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"\u0004" + SECRET + "\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"" + SECRET + "\\u001c\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"" + SECRET + "\\u0085\"}}", INVALID_TOKEN),
                arguments("{\"MediaContainer\":{\"token\":\"" + SECRET + "\\ud800\"}}", INVALID_TOKEN),
                arguments("<MediaContainer token=\"&#4;" + SECRET + "\"/>", INVALID_TOKEN),
                arguments("<MediaContainer token=\"" + SECRET + "\u0001\"/>", INVALID_TOKEN),
                arguments("<!-- x --><html>" + SECRET, "is a page of HTML"),
                arguments("<MediaContainer token=\"a&#10;" + SECRET + "\"/>", INVALID_TOKEN),
                arguments("", "is empty"),
                arguments(" \r\n", "is empty"),
                arguments("<html><body>" + SECRET + "</body></html>", "is a page of HTML"),
                arguments("\n<!DOCTYPE html>\n<html>" + SECRET, "is a page of HTML"),
                arguments("<!doctype HTML>" + SECRET, "is a page of HTML"),
                arguments("Welcome to " + SECRET, "is neither JSON nor XML"),
                arguments("\"" + SECRET + "\"", "is neither JSON nor XML"),
                arguments("{\"MediaContainer\":{\"token\":\"" + SECRET, "starts like JSON but is not valid"),
                arguments("{" + SECRET + "}", "starts like JSON but is not valid"),
                arguments("<MediaContainer token=\"" + SECRET, "is not well-formed XML"),
                arguments("<MediaContainer token=" + SECRET + "/>", "is not well-formed XML"),
                arguments("<MediaContainer>" + SECRET + "</Other>", "is not well-formed XML"),
                arguments("<MediaContainer token=\"" + Responses.TOKEN + "\"/>" + SECRET, "is not well-formed XML"),
                arguments("<MediaContainer token=\"&" + SECRET + ";\"/>", "is not well-formed XML"),
                arguments("<!DOCTYPE a [<!ENTITY e \"" + SECRET + "\">]><MediaContainer token=\"&e;\"/>", "a DTD"),
                arguments("<a>".repeat(65) + SECRET + "</a>".repeat(65), "nested deeper than 64"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aBodyWithoutATokenIsDescribedButNotQuoted(String body, String what) {
        PlexInvalidResponseException failure = failure(Responses.json(body));

        assertThat(failure)
                .hasMessageStartingWith("GET http://pms.test:32400/security/token: the answer ")
                .hasMessageContaining(what)
                .hasMessageContaining("Check that a Plex Media Server responds at this address")
                .hasMessageNotContainingAny(SECRET, "?", "MediaContainer")
                .hasNoCause();
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void theMessageNamesTheStatusAndTheSize() {
        assertThat(failure(Responses.of(204, "abc"))).hasMessageContaining("(status 204, 3 bytes)");
    }

    @Test
    void aResponseWithoutThePlexHeaderMayComeFromAProxy() {
        assertThat(failure(Responses.of(200, "<html></html>"))).hasMessageContaining(
                "bytes). The response has no X-Plex-Protocol header, so it most likely comes from something");
        assertThat(failure(Responses.plexPage(200, "<html></html>"))).hasMessageNotContaining("proxy");
        assertThat(failure(Responses.of(200, "{}"))).hasMessageNotContaining("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP, identity"})
    void aCompressedBodyIsReportedAsCompressed(String coding) {
        assertThat(failure(Responses.of(200, JSON, "content-encoding", coding)))
                .hasMessageContaining("the answer is compressed, although the request asked for an answer that is not");
    }

    @Test
    void anUnexpectedExceptionOfTheCodecIsNamedButNotQuoted() {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(Responses.token()))
                .codec(json -> {
                    throw new NumberFormatException(SECRET);
                })
                .build()
                .server(TestApplication.BASE_URI, TestApplication.TOKEN);

        assertThat(catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getTransientToken(server)))
                .hasMessageContaining("the codec failed with java.lang.NumberFormatException")
                .hasMessageEndingWith("This is a problem of the codec or of its JSON library, and not of the server.")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void bytesThatAreNotUtf8NeverBecomeAToken() {
        for (String body : List.of("{\"MediaContainer\":{\"token\":\"%s\"}}", "<MediaContainer token=\"%s\"/>")) {
            byte[] bytes = body.formatted("\u00ff" + SECRET).getBytes(StandardCharsets.ISO_8859_1);

            assertThat(failure(Responses.of(200, bytes))).hasMessageContaining(INVALID_TOKEN);
        }
    }

    /** Only the words of a server are masked: a short token may occur in the words of the library. */
    @ParameterizedTest
    @ValueSource(strings = {"tok", "answer", "the", "e"})
    void aShortTokenDoesNotMaskTheWordsOfTheLibrary(String token) {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(Responses.json("{}")))
                .build()
                .server(TestApplication.BASE_URI, AccessToken.of(token));

        assertThat(catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getTransientToken(server)))
                .hasMessageContaining("the answer holds no token (status 200, 2 bytes). Check that a Plex Media Server")
                .hasMessageNotContaining("***");
    }

    private PlexInvalidResponseException failure(TransportResponse response) {
        return catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getTransientToken(response));
    }
}
