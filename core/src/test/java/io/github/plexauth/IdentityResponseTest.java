package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.TransportResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the identity of a server is read, and that the request for it needs no token. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class IdentityResponseTest {

    private static final String ID = "243b471948ace337a8f92f129ec97d1902fcb1df";
    private static final ServerIdentity FULL =
            new ServerIdentity(ID, Optional.of(ServerVersion.parse("1.43.4.10903-e5521bd8c")), Optional.of(true));

    @Parameter
    CallStyle style;

    private final AccessTokenSource tokens = mock(AccessTokenSource.class);

    @ParameterizedTest
    @ValueSource(strings = {
        "{'MediaContainer':{'size':0,'apiVersion':'1.2.3','claimed':true,'machineIdentifier':'" + ID
                + "','version':'1.43.4.10903-e5521bd8c'}}",
        "{'MediaContainer':{'claimed':1,'machineIdentifier':'" + ID + "','version':'1.43.4.10903-e5521bd8c'}}",
        "{'MediaContainer':{'claimed':'1','machineIdentifier':'" + ID + "','version':'1.43.4.10903-e5521bd8c','x':[]}}",
        "{'MediaContainer':[{'claimed':'true','machineIdentifier':'" + ID + "','version':' 1.43.4.10903-e5521bd8c '}]}",
        "<MediaContainer size='0' claimed='1' machineIdentifier='" + ID + "' version='1.43.4.10903-e5521bd8c'/>",
        "<?xml version='1.0' encoding='UTF-8'?>\n<MediaContainer size='0' apiVersion='1.1.1' claimed='true'"
                + " machineIdentifier='" + ID + "' version='1.43.4.10903-e5521bd8c'>\n</MediaContainer>\n"
    })
    void anIdentityIsReadInEveryForm(String body) {
        assertThat(identity(Responses.json(body.startsWith("{") ? body.replace('\'', '"') : body))).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'MediaContainer':{'machineIdentifier':'" + ID + "'}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':null,'claimed':null}}"
    })
    void absentMembersAreEmpty(String body) {
        assertThat(identity(Responses.json(body.replace('\'', '"'))))
                .isEqualTo(new ServerIdentity(ID, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':'','claimed':''}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':'next','claimed':0}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':{},'claimed':'false'}}"
    })
    void anUnreadableVersionIsEmptyAndEveryOtherClaimedValueIsFalse(String body) {
        assertThat(identity(Responses.json(body.replace('\'', '"'))))
                .isEqualTo(new ServerIdentity(ID, Optional.empty(), Optional.of(false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "[]", "{\"MediaContainer\":{}}", "{\"MediaContainer\":{\"machineIdentifier\":\"\"}}",
        "{\"MediaContainer\":{\"machineIdentifier\":null,\"version\":\"1.2.3.4\"}}", "<MediaContainer/>", "<Other/>",
        "<html><title>router</title></html>", "{\"MediaContainer\":", "hello"
    })
    void aBodyWithoutAMachineIdentifierIsAnInvalidResponse(String body) {
        assertThatThrownBy(() -> identity(Responses.json(body)))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageStartingWith("GET http://pms.test:32400/identity: the answer ");
    }

    @Test
    void theTokenSourceIsNotAskedAndNoTokenIsSent() {
        FakeTransport transport = FakeTransport.responding(
                Responses.json("{\"MediaContainer\":{\"machineIdentifier\":\"" + ID + "\"}}"));

        getIdentity(TestApplication.builder(transport).build().server(TestApplication.BASE_URI, tokens));

        verifyNoInteractions(tokens);
        assertThat(transport.request().headers())
                .containsKey("X-Plex-Client-Identifier")
                .doesNotContainKey("X-Plex-Token");
        assertThat(transport.request().uri()).hasToString("http://pms.test:32400/identity");
        assertThat(transport.request().method()).isEqualTo("GET");
    }

    @Test
    void theMessageFor401DoesNotMentionATokenThatWasNotSent() {
        assertThatThrownBy(() -> identity(Responses.plexPage(401, Responses.UNAUTHORIZED)))
                .isInstanceOf(PlexUnauthorizedException.class)
                .hasMessageContaining("without credentials")
                .hasMessageNotContaining("token");
    }

    @Test
    void theMessageForATimeoutDoesNotMentionATokenSourceThatWasNotAsked() {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(Responses.token()))
                .build()
                .server(TestApplication.BASE_URI, tokens)
                .withTimeout(Duration.ofNanos(1));

        assertThatThrownBy(() -> getIdentity(server))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageNotContaining("token source");
        verifyNoInteractions(tokens);
    }

    private ServerIdentity identity(TransportResponse response) {
        return getIdentity(TestApplication.server(FakeTransport.responding(response)));
    }

    private ServerIdentity getIdentity(ServerAuthentication server) {
        return style.call(server::getIdentity, server::getIdentityAsync);
    }
}
