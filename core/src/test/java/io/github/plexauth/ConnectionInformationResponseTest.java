package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connection information is read, and how other responses are described. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class ConnectionInformationResponseTest {

    private static final String DEVICE = """
            {"name":"PlexCorp (plex-corp)","clientIdentifier":"machine","accessToken":"%s","Connection":[
              {"protocol":"https","address":"10.0.2.123","uri":"https://10-0-2-123.93b1.plex.direct:32400",
               "port":32400,"local":true},
              {"protocol":"https","address":"139.162.158.105","uri":"https://139-162-158-105.93b1.plex.direct:8443",
               "port":8443,"local":false,"relay":true}]}""".formatted(Responses.TOKEN);

    private static final String XML = """
            <MediaContainer size="1">
              <Device name="PlexCorp (plex-corp)" clientIdentifier="machine" accessToken="%s">
                <Connection protocol="https" address="10.0.2.123" uri="https://10-0-2-123.93b1.plex.direct:32400"
                            port="32400" local="1" />
                <Connection protocol="https" address="139.162.158.105" relay="1" local="0"
                            uri="https://139-162-158-105.93b1.plex.direct:8443" port="8443"/>
              </Device>
            </MediaContainer>
            """.formatted(Responses.TOKEN);

    private static final SourceConnectionInformation EXPECTED = new SourceConnectionInformation(
            Optional.of("PlexCorp (plex-corp)"),
            Optional.of("machine"),
            Optional.of(AccessToken.of(Responses.TOKEN)),
            List.of(
                    Connection.of("https", "10.0.2.123", 32400,
                            "https://10-0-2-123.93b1.plex.direct:32400", true, false),
                    Connection.of("https", "139.162.158.105", 8443,
                            "https://139-162-158-105.93b1.plex.direct:8443", false, true)));

    @Parameter
    CallStyle style;

    @Test
    void jsonAndXmlHaveTheSameResult() {
        assertThat(style.getConnections(Responses.device(DEVICE))).isEqualTo(EXPECTED);
        assertThat(style.getConnections(Responses.xml(XML))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "[null,%s]", "[{},%s]", "[%s,{\"clientIdentifier\":\"other\"}]"})
    void theDeviceMayBeAnElementOfAnArray(String device) {
        assertThat(style.getConnections(Responses.device(device.formatted(DEVICE)))).isEqualTo(EXPECTED);
    }

    @Test
    void theSizeAndUnknownMembersAreIgnored() {
        String body = "{\"MediaContainer\":{\"size\":\"0\",\"x\":{\"Device\":1},\"Device\":%s},\"Device\":[]}";

        assertThat(style.getConnections(Responses.json(body.formatted(DEVICE)))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "connections, Device, MediaContainer", "connection, device, mediaContainer",
        "Connections, Device, mediacontainer",
        "CONNECTION, DEVICES, MEDIACONTAINER"
    })
    void otherSpellingsOfTheContainersAreRead(String connection, String device, String container) {
        String json = new String(Responses.device(DEVICE).body(), StandardCharsets.UTF_8)
                .replace("\"Connection\"", "\"" + connection + "\"")
                .replace("\"Device\"", "\"" + device + "\"")
                .replace("MediaContainer", container);
        String xml = XML.replaceAll("(</?)Connection", "$1" + connection)
                .replaceAll("(</?)Device", "$1" + device)
                .replace("MediaContainer", container);

        assertThat(style.getConnections(Responses.json(json))).isEqualTo(EXPECTED);
        assertThat(style.getConnections(Responses.xml(xml))).isEqualTo(EXPECTED);
    }

    @Test
    void connectionsMayBeElementsWithinAnother() {
        String list = XML.replaceFirst("<Connection", "<connections><connection")
                .replace("<Connection", "<connection")
                .replace("</Device>", "</connections></Device>");

        assertThat(style.getConnections(Responses.xml(list))).isEqualTo(EXPECTED);
    }

    /** People name their devices in many ways, and broken programs store the names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'\u0004' | '\u0004'", "\\u0004 | &#4;", "\u00ff | \u00ff", "\u00c3 | \u00c3", "\\ud800 | &#xD800;",
        "'\u0001' | &#x1;"
    })
    void aNameThatIsNotCleanIsAlteredAndEverythingElseIsRead(String inJson, String inXml) {
        byte[] json = new String(Responses.device(DEVICE).body(), StandardCharsets.UTF_8)
                .replace("PlexCorp ", "Plex" + inJson + "Corp ").getBytes(StandardCharsets.ISO_8859_1);
        byte[] xml = XML.replace("PlexCorp ", "Plex" + inXml + "Corp ").getBytes(StandardCharsets.ISO_8859_1);
        var expected = new SourceConnectionInformation(
                Optional.of("Plex\uFFFDCorp (plex-corp)"),
                EXPECTED.clientIdentifier(), EXPECTED.accessToken(), EXPECTED.connections());

        assertThat(style.getConnections(Responses.of(200, json))).isEqualTo(expected);
        assertThat(style.getConnections(Responses.of(200, xml))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0004", "\u00ff", "\u00c3", "\\u0004"})
    void anAccessTokenThatIsNotCleanIsNeverAToken(String inToken) {
        byte[] json = new String(Responses.device(DEVICE).body(), StandardCharsets.UTF_8)
                .replace(Responses.TOKEN, Responses.TOKEN + inToken).getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(PlexInvalidResponseException.class)
                .isThrownBy(() -> style.getConnections(Responses.of(200, json)))
                .withMessageContaining("holds a token with characters that tokens do not have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/plain", ""})
    void theFormatIsDeterminedByTheBodyAndNotByTheContentType(String contentType) {
        String prolog = "\uFEFF<?xml version='1.0'?>\n<!-- c -->";
        TransportResponse xml = Responses.of(200, prolog + XML, "Content-Type", contentType);
        TransportResponse json = Responses.of(200, Responses.device(DEVICE).body(), "Content-Type", contentType);

        assertThat(style.getConnections(xml)).isEqualTo(EXPECTED);
        assertThat(style.getConnections(json)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"clientIdentifier\":\"machine\"}",
        "{\"clientIdentifier\":\"machine\",\"name\":null,\"accessToken\":null,\"Connection\":null}",
        "{\"clientIdentifier\":\" machine \",\"name\":\" \",\"accessToken\":\"\",\"Connection\":[]}",
        "{\"clientIdentifier\":\"machine\",\"name\":{},\"accessToken\":[],\"Connection\":{},\"unknown\":[[1]]}",
        "{\"clientIdentifier\":\"machine\",\"accessToken\":1234567,\"Connection\":[null,\"text\",7,[],{}]}"
    })
    void absentAndNullMembersAreEmpty(String device) {
        assertThat(style.getConnections(Responses.device(device)))
                .isEqualTo(new SourceConnectionInformation(
                        Optional.empty(), Optional.of("machine"), Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Device clientIdentifier='machine'/>",
        "<Device clientIdentifier='machine' name='' accessToken=\"\"></Device>"
    })
    void absentXmlAttributesAreEmpty(String device) {
        assertThat(style.getConnections(Responses.xml("<MediaContainer>" + device + "</MediaContainer>")))
                .isEqualTo(new SourceConnectionInformation(
                        Optional.empty(), Optional.of("machine"), Optional.empty(), List.of()));
    }

    @Test
    void aDeviceNeedsOnlyATokenOrOneConnection() {
        assertThat(style.getConnections(Responses.device("{\"accessToken\":\"abc\"}")).accessToken())
                .contains(AccessToken.of("abc"));
        assertThat(style.getConnections(Responses.device("{\"Connection\":{\"uri\":\"http://a:1\"}}")).connections())
                .hasSize(1);
    }

    @Test
    void aNameMayBeANumberOrAnyUnicodeText() {
        assertThat(style.getConnections(Responses.device("{\"clientIdentifier\":\"machine\",\"name\":42}")).name())
                .contains("42");
        String json = "{\"clientIdentifier\":\"machine\",\"name\":\"Wohnk\u00fcche \ud83c\udf7f\"}";
        assertThat(style.getConnections(Responses.device(json)).name()).contains("Wohnk\u00fcche \ud83c\udf7f");
        String xml = "<MediaContainer><Device clientIdentifier='machine' name='A &amp; &#xFC;'/></MediaContainer>";
        assertThat(style.getConnections(Responses.xml(xml)).name()).contains("A & \u00fc");
    }

    @ParameterizedTest
    @CsvSource({
        "server://machine,                            token-of-machine",
        "server://other,                              token-of-other",
        "server://other/com.plexapp.plugins.library,  token-of-other",
        "server://other/provider/library/metadata/1,  token-of-other",
        "provider://tv.plex.provider.podcasts,        token-of-p"
    })
    void theDeviceThatWasAskedForIsFoundAmongSeveral(String source, String token) {
        String devices = """
                [{"clientIdentifier":"machine","accessToken":"token-of-machine"},
                 {"clientIdentifier":"tv.plex.provider.podcasts","accessToken":"token-of-p"},
                 {"accessToken":"token-without-identifier"},
                 {"clientIdentifier":"other","accessToken":"token-of-other"}]""";
        ServerAuthentication server = TestApplication.server(FakeTransport.responding(Responses.device(devices)));

        assertThat(style.getConnections(server, Source.parse(source)).accessToken()).contains(AccessToken.of(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server://machine", "server://MACHINE", "server://machine/com.plexapp.plugins.library"})
    void aSingleServerIsRefusedUnlessItIsTheOneThatWasAskedFor(String source) {
        TransportResponse right = Responses.device("{\"clientIdentifier\":\"machine\"}");
        TransportResponse other = Responses.device("{\"clientIdentifier\":\"another\",\"accessToken\":\"t\"}");

        assertThat(connections(right, Source.parse(source)).clientIdentifier()).contains("machine");
        assertThatExceptionOfType(PlexInvalidResponseException.class)
                .isThrownBy(() -> connections(other, Source.parse(source)))
                .withMessageContaining("the answer names another device than the one that was asked for")
                .withMessageNotContaining("another\"");
    }

    /** Nothing says which identifier the device of a cloud provider has. */
    @Test
    void aSingleDeviceOfAProviderMayHaveAnyIdentifier() {
        TransportResponse response = Responses.device("{\"clientIdentifier\":12}");

        assertThat(connections(response, Source.provider("tv.plex.provider.vod")).clientIdentifier()).contains("12");
    }

    @Test
    void noOtherDeviceIsUsedIfTheOneThatWasAskedForIsMissing() {
        String devices = "[{\"clientIdentifier\":\"a\",\"accessToken\":\"t\"},{\"clientIdentifier\":\"b\"}]";

        assertThat(failure(Responses.device(devices)))
                .hasMessageContaining("the answer names several devices, but not the one that was asked for");
        String xml = "<MediaContainer><Device accessToken='t'/><Device name='b'/></MediaContainer>";
        assertThat(failure(Responses.xml(xml)))
                .hasMessageContaining("the answer names several devices, but not the one that was asked for");
    }

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
        "'%78Y7-Qm2_%61dmin0Token9',    ***", "'a\\u0085b\\u2028c\\u009bd\\u202ee', a b c d e",
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
