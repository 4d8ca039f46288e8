package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.port.TransportResponse;
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

/** How connection information is read. */
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
}
