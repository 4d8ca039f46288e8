package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.port.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers without usable connection information are described, and which text in them is not shown. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class InvalidConnectionInformationTest {

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"MediaContainer\":{\"size\":0}}",
        "{\"MediaContainer\":{\"Device\":null}}",
        "{\"MediaContainer\":{\"Device\":[]}}",
        "{\"MediaContainer\":{\"Device\":[null]}}",
        "{\"MediaContainer\":{\"Device\":{}}}",
        "{\"MediaContainer\":{\"Device\":[[]]}}",
        "{\"MediaContainer\":{\"Device\":\"machine\"}}",
        "{\"MediaContainer\":{\"Device\":{\"name\":\"only a name\",\"Connection\":[{\"port\":1}]}}}",
        "{\"MediaContainer\":{\"Server\":{\"clientIdentifier\":\"machine\"}}}",
        "{\"Device\":{\"clientIdentifier\":\"machine\"}}",
        "{}", "[]",
        "<MediaContainer size='0'/>",
        "<MediaContainer><Device/></MediaContainer>",
        "<Device clientIdentifier='machine'/>"
    })
    void anAnswerWithoutADeviceIsAnInvalidResponse(String body) {
        assertThat(failure(Responses.json(body)))
                .hasMessageStartingWith("GET http://pms.test:32400/security/resources: the answer names no device")
                .hasMessageNotContainingAny("machine", "only a name", "?");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                 is empty",
        "<html><title>machine</title></html>, is a page of HTML",
        "no machine,                         is neither JSON nor XML",
        "'{\"machine\"',                     starts like JSON but is not valid",
        "<MediaContainer machine,            is not well-formed XML"
    })
    void anUnreadableBodyIsDescribedButNotQuoted(String body, String what) {
        assertThat(failure(Responses.json(body)))
                .hasMessageContaining("the answer " + what)
                .hasMessageNotContaining("machine");
    }

    @Test
    void aTokenWithInvalidCharactersIsAnInvalidResponse() {
        assertThat(failure(Responses.device("{\"clientIdentifier\":\"machine\",\"accessToken\":\"se\\r\\ncret\"}")))
                .hasMessageContaining("the answer holds a token with characters that tokens do not have")
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\nb", "a\\u0085b", "a\\u2028b", "transient-1", "xY7-Qm2_admin0Token9"})
    void anIdentifierThatIsATokenOrNotALineIsAnInvalidResponse(String identifier) {
        String json = "{\"clientIdentifier\":\"" + identifier + "\",\"accessToken\":\"t\"}";
        TransportResponse device = Responses.device(json);
        TransportResponse identity = Responses.json("{\"MediaContainer\":{\"machineIdentifier\":\"" + identifier
                + "\"}}");

        assertThatExceptionOfType(PlexInvalidResponseException.class)
                .isThrownBy(() -> connections(device, Source.provider("p")))
                .withMessageContaining("the answer has an identifier that")
                .withMessageNotContaining("admin0");
        if (!identifier.startsWith("xY7")) { // A request for the identity carries no token.
            ServerAuthentication server = TestApplication.server(FakeTransport.responding(identity));
            assertThatExceptionOfType(PlexInvalidResponseException.class)
                    .isThrownBy(() -> style.call(server::getIdentity, server::getIdentityAsync))
                    .withMessageContaining("the answer has an identifier that");
        }
    }

    @Test
    void aVeryLongIdentifierIsAnInvalidResponse() {
        String json = "{\"clientIdentifier\":\"" + "a".repeat(900_000) + "\"}";

        assertThatExceptionOfType(PlexInvalidResponseException.class)
                .isThrownBy(() -> connections(Responses.device(json), Source.provider("p")))
                .withMessageContaining("the answer has an identifier of more than 255 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'xY7-Qm2_admin0Token9',        ***", "'Den of XY7-QM2_ADMIN0TOKEN9', ***", "TRANSIENT-90904684, ***",
        "'%78Y7-Qm2_%61dmin0Token9',    ***", "'a\\u0085b\\u2028c\\u009bd\\u202ee', a\uFFFDb c\uFFFDd e",
        "local-nas, local-nas"
    })
    void aNameIsOneLineWithoutAToken(String sent, String name) {
        SourceConnectionInformation information = style.getConnections(
                Responses.device("{\"clientIdentifier\":\"machine\",\"name\":\"" + sent + "\"}"));

        assertThat(information.name()).contains(name);
        assertThat(information.toString()).doesNotContainIgnoringCase("admin0Token9").doesNotContain(name);
    }

    @Test
    void aVeryLongNameIsCut() {
        String json = "{\"clientIdentifier\":\"machine\",\"name\":\"" + "w".repeat(900_000) + "\"}";

        assertThat(style.getConnections(Responses.device(json)).name()).contains("w".repeat(200) + "\u2026");
    }

    private SourceConnectionInformation connections(TransportResponse response, Source source) {
        return style.getConnections(TestApplication.server(FakeTransport.responding(response)), source);
    }

    private PlexInvalidResponseException failure(TransportResponse response) {
        return catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getConnections(response));
    }
}
