package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.TransportTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of the calls about accounts: keeping a token alive, ending it, arguments and values. */
class AccountCallTest {

    private final AccountAuthentication account = TestAccount.account(Responses.of(500, ""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "200 | <pong/>", "200 | {\"pong\":true}", "200 | ` `", "201 | OK", "204 | ` `", "299 | {broken"
    })
    void pingAndSignOutNeedNoBody(int status, String body) {
        for (CallStyle style : CallStyle.values()) {
            AccountAuthentication plexTv = TestAccount.account(Responses.of(status, body.strip()));
            TestAccount.WITH_TOKEN.stream()
                    .filter(operation -> operation.name().equals("ping") || operation.name().equals("signOut"))
                    .forEach(operation -> assertThat(operation.run(style, plexTv)).isNull());
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void aPageOfHtmlIsNotTheAnswerToASignOut(CallStyle style) {
        AccountAuthentication hotel = TestAccount.account(Responses.of(200, "<!doctype html><html></html>"));

        assertThatThrownBy(() -> TestAccount.WITH_TOKEN.get(2).run(style, hotel))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("Check that plex.tv responds at this address");
    }

    @Test
    void plexTvThatIsNotReachableIsNotCalledAServer() {
        Map.of(
                        new ConnectException("refused"), "plex.tv could not be reached (refused). Check the internet",
                        new SSLHandshakeException("no path"), "no TLS connection to plex.tv could be established (no",
                        new TransportTimeoutException(Duration.ofSeconds(1)), "plex.tv is slow or not reachable.")
                .forEach((failure, explanation) -> assertThatThrownBy(() ->
                                TestAccount.account(FakeTransport.failingWith(failure)).getServers(TestAccount.TOKEN))
                        .isInstanceOf(PlexTransportException.class)
                        .hasMessageContaining(explanation));
    }

    @Test
    void nullArgumentsAreRejectedAtOnce() {
        assertNull("options", () -> account.createPinAsync(null));
        assertNull("pin", () -> account.checkPinAsync(null));
        assertNull("pin", () -> account.awaitTokenAsync(null));
        Duration never = null;
        assertNull("timeout", () -> account.awaitTokenAsync(TestAccount.PIN, never));
        assertNull("secondsLeft", () -> account.awaitTokenAsync(TestAccount.PIN, Duration.ofSeconds(1), null));
        assertNull("token", () -> account.validateAsync(null));
        assertNull("token", () -> account.getServers(null));
        assertNull("user", () -> account.switchHomeUser(TestAccount.TOKEN, null));
        assertNull("pin", () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER, null));
        assertNull("timeout", () -> account.withTimeout(null));
        assertNull("accountUri", () -> PlexAuth.builder().accountUri(null));
        assertNull("forward", () -> PinOptions.forBrowser().withForwardUri(null));
    }

    private static void assertNull(String parameter, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessage(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://plex.test", "plex.test", "https://user@plex.test", "https://plex.test?a=b"})
    void aBaseUriThatCannotBeUsedIsRejected(String uri) {
        assertThatThrownBy(() -> PlexAuth.builder().accountUri(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("accountUri ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"myapp://done", "/done", "mailto:a@b.test", "https://user:secret@b.test"})
    void aForwardUriThatHasNoOriginIsRejected(String uri) {
        assertThatThrownBy(() -> PinOptions.forBrowser().withForwardUri(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("forward ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theLinkPageDoesNotForward() {
        assertThatThrownBy(() -> PinOptions.forLinkPage().withForwardUri(URI.create("https://a.test")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandleShowsTheAddressOfPlexTv() {
        assertThat(account).hasToString("AccountAuthentication[https://plex.test/api/v2, timeout=PT30S]");
        assertThat(PlexAuth.builder().clientIdentifier("a").transport(request -> null).codec(new TestCodec()).build()
                        .account().withTimeout(Duration.ofSeconds(1)))
                .hasToString("AccountAuthentication[https://plex.tv/api/v2, timeout=PT1S]");
    }

    @Test
    void aPinGoesToTextAndBack() {
        Pin pin = TestAccount.PIN;

        assertThat(Pin.fromSecretText(pin.toSecretText() + "\n")).isEqualTo(pin);
        assertThat(pin.toString()).doesNotContain(pin.id(), pin.code(), "installation-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "plexauth-pin-1\t1\tc", "plexauth-pin-1\t1\tc\ti\t:\t\tsecret",
        "plexauth-pin-1\t1\tc\ti\thttps://secret.test\t\tnever",
        "plexauth-pin-2\t1\tc\ti\thttps://a.test\t\t1970-01-01T00:00:00Z"
    })
    void aTextThatIsNotAPinIsRejectedAndNotQuoted(String text) {
        assertThatThrownBy(() -> Pin.fromSecretText(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text is not what Pin.toSecretText returns")
                .hasNoCause();
    }
}
