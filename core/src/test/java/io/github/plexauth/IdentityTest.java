package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.error.PlexResponseException;
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

/** Who a server says that it is, asked by nobody in particular. */
@ParameterizedClass
@EnumSource(Asking.class)
class IdentityTest {

    private static final String ID = "243b471948ace337a8f92f129ec97d1902fcb1df";
    private static final ServerIdentity FULL =
            new ServerIdentity(ID, Optional.of(ServerVersion.parse("1.43.4.10903-e5521bd8c")), true);

    @Parameter
    Asking asking;

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
    void anIdentityIsReadInWhateverFormItComes(String body) {
        assertThat(identity(Answers.json(body.startsWith("{") ? body.replace('\'', '"') : body))).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'MediaContainer':{'machineIdentifier':'" + ID + "'}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':null,'claimed':null}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':'','claimed':''}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':'next','claimed':0}}",
        "{'MediaContainer':{'machineIdentifier':'" + ID + "','version':{},'claimed':'false'}}"
    })
    void whatIsLeftOutOrCannotBeReadIsUnknown(String body) {
        assertThat(identity(Answers.json(body.replace('\'', '"'))))
                .isEqualTo(new ServerIdentity(ID, Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "[]", "{\"MediaContainer\":{}}", "{\"MediaContainer\":{\"machineIdentifier\":\"\"}}",
        "{\"MediaContainer\":{\"machineIdentifier\":null,\"version\":\"1.2.3.4\"}}", "<MediaContainer/>", "<Other/>",
        "<html><title>router</title></html>", "{\"MediaContainer\":", "hello"
    })
    void whatNamesNoMachineIsNoIdentity(String body) {
        assertThatThrownBy(() -> identity(Answers.json(body)))
                .isInstanceOf(PlexResponseException.class)
                .hasMessageStartingWith("GET http://pms.test:32400/identity: the answer ");
    }

    @Test
    void neitherIsTheTokenSourceAskedNorATokenSent() {
        FakeTransport transport = FakeTransport.answering(
                Answers.json("{\"MediaContainer\":{\"machineIdentifier\":\"" + ID + "\"}}"));

        ask(Asking.application(transport).build().server(Asking.BASE, tokens));

        verifyNoInteractions(tokens);
        assertThat(transport.request().headers())
                .containsKey("X-Plex-Client-Identifier")
                .doesNotContainKey("X-Plex-Token");
        assertThat(transport.request().uri()).hasToString("http://pms.test:32400/identity");
        assertThat(transport.request().method()).isEqualTo("GET");
    }

    @Test
    void aRefusalDoesNotBlameATokenThatWasNotSent() {
        assertThatThrownBy(() -> identity(Answers.page(401, Answers.UNAUTHORIZED)))
                .isInstanceOf(PlexUnauthorizedException.class)
                .hasMessageContaining("without credentials")
                .hasMessageNotContaining("token");
    }

    @Test
    void aTimeoutDoesNotBlameATokenSourceThatWasNotAsked() {
        ServerAuthentication server = Asking.application(FakeTransport.answering(Answers.token()))
                .build()
                .server(Asking.BASE, tokens)
                .withTimeout(Duration.ofNanos(1));

        assertThatThrownBy(() -> ask(server))
                .isInstanceOf(PlexTimeoutException.class)
                .hasMessageNotContaining("token source");
        verifyNoInteractions(tokens);
    }

    private ServerIdentity identity(TransportResponse answer) {
        return ask(Asking.server(FakeTransport.answering(answer)));
    }

    private ServerIdentity ask(ServerAuthentication server) {
        return asking.ask(server::getIdentity, server::getIdentityAsync);
    }
}
