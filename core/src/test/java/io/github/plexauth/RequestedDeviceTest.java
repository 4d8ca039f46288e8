package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
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

/** Which device of an answer with connection information is the one that was asked for. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class RequestedDeviceTest {

    @Parameter
    CallStyle style;

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

    private SourceConnectionInformation connections(TransportResponse response, Source source) {
        return style.getConnections(TestApplication.server(FakeTransport.responding(response)), source);
    }

    private PlexInvalidResponseException failure(TransportResponse response) {
        return catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getConnections(response));
    }
}
