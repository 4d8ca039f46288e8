package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.port.TransportResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are a token and which are not, whatever way was asked. */
@ParameterizedClass
@EnumSource(Asking.class)
class TransientTokenAnswerTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String XML = "<MediaContainer size=\"0\" token=\"" + Answers.TOKEN + "\"></MediaContainer>";
    private static final String JSON = "{\"MediaContainer\":{\"size\":0,\"token\":\"" + Answers.TOKEN + "\"}}";
    private static final String SECRET = "s3cr3t-in-the-body";

    @Parameter
    Asking asking;

    @ParameterizedTest
    @ValueSource(strings = {
        JSON,
        " \r\n\t" + JSON + "\n",
        "\uFEFF" + JSON,
        "{\"MediaContainer\":{\"token\":\"" + Answers.TOKEN + "\"}}",
        "{\"MediaContainer\":{\"size\":\"0\",\"token\":\"" + Answers.TOKEN + "\",\"identifier\":null}}",
        "{\"MediaContainer\":{\"size\":1,\"unknown\":[{}],\"token\":\" " + Answers.TOKEN + "\\n\"},\"other\":1}",
        "{\"MediaContainer\":[{\"token\":\"" + Answers.TOKEN + "\"}]}",
        XML,
        "<MediaContainer size='0' token='" + Answers.TOKEN + "'/>",
        DECLARATION + XML,
        "<?xml version='1.0'?>" + XML,
        "\uFEFF" + XML,
        "\uFEFF" + DECLARATION + XML,
        "\r\n\t " + XML + "\n",
        DECLARATION + "<!-- made by a server -->\n" + XML + "<!-- end -->",
        "<!-- no declaration -->" + XML,
        "<MediaContainer\n  unknown=\"&lt;x&gt;\"\n  token = \"" + Answers.TOKEN + "\" >\n<Other/>text</MediaContainer>"
    })
    void aTokenIsFoundInWhateverFormItComes(String body) {
        TransientToken token = asking.token(Answers.json(body));

        assertThat(token).isEqualTo(new TransientToken(AccessToken.of(Answers.TOKEN), Asking.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/xml", "text/xml;charset=utf-8", ""})
    void theBodyCountsAndNotItsContentType(String contentType) {
        assertThat(asking.token(Answers.of(200, JSON, "Content-Type", contentType)).accessToken().value())
                .isEqualTo(Answers.TOKEN);
        assertThat(asking.token(Answers.of(200, XML, "Content-Type", contentType)).accessToken().value())
                .isEqualTo(Answers.TOKEN);
    }

    @Test
    void noContentTypeAtAllIsNoObstacle() {
        assertThat(asking.token(Answers.of(200, JSON)).accessToken().value()).isEqualTo(Answers.TOKEN);
        assertThat(asking.token(Answers.of(200, XML)).accessToken().value()).isEqualTo(Answers.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 299})
    void everyStatusBelow300IsASuccess(int status) {
        assertThat(asking.token(Answers.of(status, JSON)).accessToken().value()).isEqualTo(Answers.TOKEN);
    }

    @Test
    void anUncompressedBodyMaySaySo() {
        assertThat(asking.token(Answers.of(200, JSON, "Content-Encoding", "Identity"))).isNotNull();
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
                arguments("{\"MediaContainer\":{\"token\":\"a\\n" + SECRET + "\"}}", "characters that no token has"),
                arguments("{\"MediaContainer\":{\"token\":\"a " + SECRET + "\"}}", "characters that no token has"),
                arguments("{\"MediaContainer\":{\"token\":\"\u00fc" + SECRET + "\"}}", "characters that no token has"),
                arguments("<MediaContainer token=\"a&#10;" + SECRET + "\"/>", "characters that no token has"),
                arguments("", "is empty"),
                arguments(" \r\n", "is empty"),
                arguments("<html><body>" + SECRET + "</body></html>", "is a page of HTML"),
                arguments("\n<!DOCTYPE html>\n<html>" + SECRET, "is a page of HTML"),
                arguments("<!doctype HTML>" + SECRET, "is a page of HTML"),
                arguments("Welcome to " + SECRET, "is neither JSON nor XML"),
                arguments("\"" + SECRET + "\"", "is neither JSON nor XML"),
                arguments("{\"MediaContainer\":{\"token\":\"" + SECRET, "is not the JSON that it begins as"),
                arguments("{" + SECRET + "}", "is not the JSON that it begins as"),
                arguments("<MediaContainer token=\"" + SECRET, "is not well-formed XML"),
                arguments("<MediaContainer token=" + SECRET + "/>", "is not well-formed XML"),
                arguments("<MediaContainer>" + SECRET + "</Other>", "is not well-formed XML"),
                arguments("<MediaContainer token=\"" + Answers.TOKEN + "\"/>" + SECRET, "is not well-formed XML"),
                arguments("<MediaContainer token=\"&" + SECRET + ";\"/>", "is not well-formed XML"),
                arguments("<!DOCTYPE a [<!ENTITY e \"" + SECRET + "\">]><MediaContainer token=\"&e;\"/>", "a DTD"),
                arguments("<a>".repeat(65) + SECRET + "</a>".repeat(65), "nested deeper than 64"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNoTokenIsSaidWithoutQuotingIt(String body, String what) {
        PlexResponseException failure = failure(Answers.json(body));

        assertThat(failure)
                .hasMessageStartingWith("GET http://pms.test:32400/security/token: the answer ")
                .hasMessageContaining(what)
                .hasMessageContaining("Check that a Plex Media Server is there")
                .hasMessageNotContainingAny(SECRET, "?", "MediaContainer")
                .hasNoCause();
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void theMessageNamesStatusAndSize() {
        assertThat(failure(Answers.of(204, "abc"))).hasMessageContaining("(status 204, 3 bytes)");
    }

    @Test
    void aPageWithoutPlexsHeaderPointsAtAProxy() {
        assertThat(failure(Answers.of(200, "<html></html>"))).hasMessageContaining("perhaps a proxy");
        assertThat(failure(Answers.page(200, "<html></html>"))).hasMessageNotContaining("proxy");
        assertThat(failure(Answers.of(200, "{}"))).hasMessageNotContaining("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP, identity"})
    void aCompressedBodyIsRefusedForWhatItIs(String coding) {
        assertThat(failure(Answers.of(200, JSON, "content-encoding", coding)))
                .hasMessageContaining("the answer is compressed, which was not asked for");
    }

    @Test
    void aCodecThatBreaksIsNamedAndNotQuoted() {
        ServerAuthentication server = Asking.application(FakeTransport.answering(Answers.token()))
                .codec(json -> {
                    throw new NumberFormatException(SECRET);
                })
                .build()
                .server(Asking.BASE, Asking.TOKEN);

        assertThat(catchThrowableOfType(PlexResponseException.class, () -> asking.token(server)))
                .hasMessageContaining("the codec failed with java.lang.NumberFormatException")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    private PlexResponseException failure(TransportResponse answer) {
        return catchThrowableOfType(PlexResponseException.class, () -> asking.token(answer));
    }
}
