package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers about PINs mean. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class PinResponseTest {

    /** As plex.tv was recorded on 2026-09-30. */
    private static final String RECORDED = "{\"id\":1272322473,\"code\":\"3patfx1a78ukcbr7x0n9bl26t\","
            + "\"product\":\"Plex Web\",\"trusted\":false,"
            + "\"qr\":\"https://plex.tv/api/v2/pins/qr/3patfx1a78ukcbr7x0n9bl26t\","
            + "\"clientIdentifier\":\"installation-1\",\"location\":{\"code\":\"US\",\"postal_code\":78732},"
            + "\"expiresIn\":1800,\"createdAt\":\"2023-04-12T17:00:03Z\",\"expiresAt\":\"2023-04-12T17:30:03Z\","
            + "\"authToken\":null,\"newRegistration\":null,\"pmsIdentifier\":null,\"pmsVersion\":null}";

    @Parameter
    CallStyle style;

    @Test
    void theWaitForAConfirmedPinEndsWithItsToken() {
        AccountAuthentication account =
                TestAccount.account(Responses.json(RECORDED.replace("\"authToken\":null", "\"authToken\":\"abc\"")));

        Pin pin = TestAccount.PIN;
        Duration day = Duration.ofDays(1);

        assertThat(Stream.of(
                        style.call(() -> account.awaitToken(pin), () -> account.awaitTokenAsync(pin)),
                        style.call(() -> account.awaitToken(pin, day), () -> account.awaitTokenAsync(pin, day))))
                .containsOnly(AccessToken.of("abc"));
    }

    @Test
    void anAddressOfAPictureHas500CharactersAtMost() {
        String qr = "https://plex.tv/" + "q".repeat(484);

        assertThat(created(PinOptions.forBrowser(), Responses.json(RECORDED.replaceFirst("https://[^\"]+", qr))).qr())
                .contains(URI.create(qr));
        assertThat(created(PinOptions.forBrowser(), Responses.json(RECORDED.replaceFirst("https://[^\"]+", qr + "q")))
                .qr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void thePinThatPlexTvSendsIsReadWithBothStatuses(int status) {
        Pin pin = created(PinOptions.forBrowser(), Responses.of(status, RECORDED));

        assertThat(pin.id()).isEqualTo("1272322473");
        assertThat(pin.code()).isEqualTo("3patfx1a78ukcbr7x0n9bl26t");
        assertThat(pin.clientIdentifier()).isEqualTo("installation-1");
        assertThat(pin.qr()).contains(URI.create("https://plex.tv/api/v2/pins/qr/3patfx1a78ukcbr7x0n9bl26t"));
        assertThat(pin.expiresAt()).isEqualTo(TestApplication.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void thePageOfAStrongPinHasEverythingInItsFragment() {
        AccountAuthentication account = TestApplication
                .builder(FakeTransport.responding(Responses.of(201, RECORDED)))
                .product("Living room \u00fc&=#")
                .deviceName("Pi")
                .build()
                .account();
        PinOptions options = PinOptions.forBrowser().withForwardUri(URI.create("https://example.com/done?a=b%20c"));

        assertThat(style.call(() -> account.createPin(options), () -> account.createPinAsync(options)).uri())
                .hasToString("https://app.plex.tv/auth#?clientID=installation-1&code=3patfx1a78ukcbr7x0n9bl26t"
                        + "&context%5Bdevice%5D%5Bproduct%5D=Living%20room%20%C3%BC%26%3D%23"
                        + "&context%5Bdevice%5D%5BdeviceName%5D=Pi"
                        + "&forwardUrl=https%3A%2F%2Fexample.com%2Fdone%3Fa%3Db%2520c")
                .hasNoQuery();
    }

    @Test
    void thePageOfAPinOfFourCharactersIsTheLinkPage() {
        Pin pin = created(PinOptions.forLinkPage(), Responses.of(201, "{\"id\":7,\"code\":\"AB12\"}"));

        assertThat(pin.uri()).hasToString("https://plex.tv/link/?pin=AB12");
        assertThat(pin.expiresAt()).isEqualTo(TestApplication.NOW.plus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'id':'7','code':'c','expiresIn':'60'}                                   | 7          | 60",
        "{'id':1.272322473E9,'code':'c','expiresIn':60.0}                         | 1272322473 | 60",
        "{'id':900719925474099,'code':'c','expiresIn':0}                          | 900719925474099 | 0",
        "{'id':7,'code':'c','expiresIn':-5}                                       | 7          | 1800",
        "{'id':7,'code':'c','expiresIn':null,'qr':'javascript:x'}                 | 7          | 1800",
        "{'id':7,'code':'c','expiresIn':1e9,'qr':''}                              | 7          | 86400",
        "{'pin':{'id':7,'code':'c','expiresIn':'60'}}                             | 7          | 60",
        "<pin id='7' code='c' expiresIn='60' authToken='' qr='http://plex.tv/x'/> | 7          | 60"
    })
    void otherSpellingsAreReadToo(String body, String id, int seconds) {
        Pin pin = created(PinOptions.forBrowser(), Responses.of(201, body.replace('\'', '"')));

        assertThat(pin.id()).isEqualTo(id);
        assertThat(pin.expiresAt()).isEqualTo(TestApplication.NOW.plusSeconds(seconds));
        assertThat(pin.qr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "{\"id\":7}", "{\"code\":\"c\"}", "{\"id\":\"../user\",\"code\":\"c\"}",
        "{\"id\":-7,\"code\":\"c\"}",
        "{\"id\":7.5,\"code\":\"c\"}", "{\"id\":7,\"code\":\"a&b\"}", "{\"id\":7,\"code\":\"\"}", "<html></html>", ""
    })
    void anAnswerThatIsNotAPinIsRefused(String body) {
        assertThatThrownBy(() -> created(PinOptions.forBrowser(), Responses.of(201, body)))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageStartingWith("POST https://plex.tv/api/v2/pins: the answer ");
    }

    private Pin created(PinOptions options, TransportResponse response) {
        AccountAuthentication account =
                TestApplication.builder(FakeTransport.responding(response)).build().account();
        return style.call(() -> account.createPin(options), () -> account.createPinAsync(options));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':1272322473,'authToken':null}", "{'id':1272322473,'authToken':''}", "{'id':'1272322473'}",
        "<pin id='1272322473' authToken=''/>"
    })
    void aPinThatIsNotConfirmedHasNoToken(String body) {
        assertThat(checked(Responses.of(200, body.replace('\'', '"')))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':1272322473,'authToken':'abcDEF123'}", "<pin id='1272322473' authToken='abcDEF123'/>"
    })
    void aConfirmedPinHasTheTokenOfTheAccount(String body) {
        assertThat(checked(Responses.of(200, body.replace('\'', '"')))).contains(AccessToken.of("abcDEF123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":7,\"authToken\":\"abc\"}", "{}", "<html/>", "{\"id\":1272322473,\"authToken\":\"a b\"}"
    })
    void anAnswerAboutSomethingElseIsRefusedAndDoesNotShowThePin(String body) {
        assertThatThrownBy(() -> checked(Responses.of(200, body)))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageStartingWith("GET https://plex.test/api/v2/pins/***: the answer ")
                .hasMessageNotContaining("1272322473");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aPinThatPlexTvDoesNotKnowHasExpired(int status) {
        assertThatThrownBy(() -> checked(notFound(status)))
                .isInstanceOf(PlexPinExpiredException.class)
                .hasMessage("GET https://plex.test/api/v2/pins/***: " + status
                        + ". plex.tv does not know the PIN, or it has expired. Create another one.");
    }

    @Test
    void a404ForAPinOfAnotherClientIdentifierSaysSo() {
        AccountAuthentication account = TestAccount.account(notFound(404));
        Pin other = TestAccount.pin("installation-2");

        assertThatThrownBy(() -> style.call(() -> account.checkPin(other), () -> account.checkPinAsync(other)))
                .isInstanceOf(PlexPinExpiredException.class)
                .hasMessageContaining("created with another client identifier");
    }

    private static TransportResponse notFound(int status) {
        return Responses.of(status, "{\"errors\":[{\"code\":1020,\"message\":\"Code not found or expired\"}]}");
    }

    private Optional<AccessToken> checked(TransportResponse response) {
        AccountAuthentication account = TestAccount.account(response);
        return style.call(() -> account.checkPin(TestAccount.PIN), () -> account.checkPinAsync(TestAccount.PIN));
    }
}
