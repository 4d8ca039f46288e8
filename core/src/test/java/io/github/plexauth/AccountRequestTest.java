package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.TestAccount.Operation;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.port.TransportRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls about accounts send to plex.tv, and what they refuse to send. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class AccountRequestTest {

    private static final Map<String, String> REQUESTS = Map.of(
            "createPin", "POST /pins?strong=true",
            "checkPin", "GET /pins/1272322473",
            "validate", "GET /user",
            "ping", "GET /ping",
            "signOut", "DELETE /users/signout",
            "getServers", "GET /resources?includeHttps=1&includeRelay=1&includeIPv6=1",
            "getHomeUsers", "GET /home/users",
            "switchHomeUser", "POST /home/users/a1b2c3d4/switch?pin=4711");

    @Parameter
    CallStyle style;

    private final FakeTransport transport = FakeTransport.responding(Responses.of(500, ""));
    private final AccountAuthentication account = TestAccount.account(transport);

    static Stream<Operation> operations() {
        return Stream.concat(
                TestAccount.FAILING.stream(),
                TestAccount.WITH_TOKEN.stream().filter(operation -> operation.name().equals("validate")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachCallSendsItsOwnRequestWithTheClientIdentifier(Operation operation) {
        TransportRequest request = sent(operation);

        assertThat(request.method() + " " + request.uri())
                .isEqualTo(REQUESTS.get(operation.name()).replaceFirst(" ", " " + TestAccount.BASE_URI));
        assertThat(request.body()).isEmpty();
        assertThat(request.headers())
                .containsEntry("X-Plex-Client-Identifier", List.of("installation-1"))
                .containsEntry("Accept", List.of("application/json"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onlyTheCallsThatNeedTheTokenCarryIt(Operation operation) {
        List<String> token = sent(operation).headers().get("X-Plex-Token");

        assertThat(token).isEqualTo(
                operation.name().endsWith("Pin") ? null : List.of(TestAccount.TOKEN.value()));
    }

    private TransportRequest sent(Operation operation) {
        try {
            operation.run(style, account);
        } catch (PlexStatusException refused) {
            assertThat(refused.status()).isEqualTo(500);
        }
        return transport.request();
    }

    @Test
    void aPinForTheLinkPageIsNotStrong() {
        assertThatThrownBy(() -> create(PinOptions.forLinkPage())).isInstanceOf(PlexStatusException.class);

        assertThat(transport.request().uri()).hasToString(TestAccount.BASE_URI + "/pins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://Example.com:8443/done?a=b", "http://127.0.0.1/"})
    void theOriginOfTheForwardUriIsSentWhenThePinIsCreated(String forward) {
        assertThatThrownBy(() -> create(PinOptions.forBrowser().withForwardUri(URI.create(forward))))
                .isInstanceOf(PlexStatusException.class);

        assertThat(transport.request().headers().get("Origin"))
                .containsExactly(forward.startsWith("https") ? "https://example.com:8443" : "http://127.0.0.1");
    }

    @Test
    void pinOptionsDoNotShowTheForwardUri() {
        assertThat(PinOptions.forLinkPage()).hasToString("PinOptions[link page]");
        assertThat(PinOptions.forBrowser().withForwardUri(URI.create("https://a.test/?secret")))
                .hasToString("PinOptions[browser, forwards]");
    }

    private Object create(PinOptions options) {
        return style.call(() -> account.createPin(options), () -> account.createPinAsync(options));
    }

    static Stream<Arguments> wrongKinds() {
        return Stream.of("transient-90904684", "claim-90904684", "local-90904684")
                .flatMap(token -> TestAccount.withToken(AccessToken.of(token)).stream()
                        .map(operation -> arguments(token, operation)));
    }

    @ParameterizedTest
    @MethodSource("wrongKinds")
    void aTokenOfAKindThatPlexTvNeverAcceptsIsNotSent(String token, Operation operation) {
        assertThatThrownBy(() -> operation.run(style, account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token is ")
                .hasMessageContaining("Use the token of the account")
                .hasMessageNotContaining(token);
        assertThat(transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJhbGciOiJFZERTQSJ9.e30.c2ln", "claim-90904684"})
    void aTokenOfAKindThatMediaServersNeverAcceptIsNotSent(String token) {
        PlexAuth plexAuth = TestAccount.plexAuth(transport);
        AccessToken wrong = AccessToken.of(token);
        ServerAuthentication server = plexAuth.server(TestApplication.BASE_URI, () -> wrong);

        assertThatThrownBy(() -> plexAuth.server(TestApplication.BASE_URI, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token is a ")
                .hasMessageContaining("Use the access token of the server")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> style.getTransientToken(server))
                .isInstanceOf(PlexTokenSourceException.class)
                .hasMessageContainingAll("returned a token that is a ", "No request was sent.")
                .hasMessageNotContaining(token);
        assertThat(transport.requests()).isEmpty();
    }
}
