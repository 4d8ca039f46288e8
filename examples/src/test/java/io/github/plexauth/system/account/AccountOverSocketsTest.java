package io.github.plexauth.system.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.PinOptions;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexHomePinException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From nothing to a transient token, with real requests. */
@Timeout(60)
@ParameterizedClass
@EnumSource(TransportMode.class)
class AccountOverSocketsTest {

    @Parameter
    TransportMode mode;

    private EmbeddedPlexServer own;
    private EmbeddedPlexServer friends;
    private EmbeddedPlexTv plexTv;
    private HttpTransport transport;
    private AccountAuthentication account;

    @BeforeEach
    void start() throws IOException {
        own = EmbeddedPlexServer.start();
        friends = EmbeddedPlexServer.start();
        plexTv = EmbeddedPlexTv.builder().owned(own).shared(friends).start();
        transport = mode.open();
        account = application("installation-1").account();
    }

    @AfterEach
    void close() {
        transport.close();
        plexTv.close();
        friends.close();
        own.close();
    }

    private PlexAuth application(String clientIdentifier) {
        return PlexAuth.builder()
                .clientIdentifier(clientIdentifier)
                .product("A test \u00fc")
                .transport(transport)
                .codec(JsonbCodec.create())
                .accountUri(plexTv.baseUri())
                .build();
    }

    private Pin create(PinOptions options) {
        return mode.call(() -> account.createPin(options), () -> account.createPinAsync(options));
    }

    private AccessToken signIn() {
        Pin pin = create(PinOptions.forBrowser());
        plexTv.approve(pin.code());
        return mode.call(() -> account.awaitToken(pin), () -> account.awaitTokenAsync(pin));
    }

    @Test
    void aPersonSignsInAndTheProgramReachesEachServerWithTheTokenOfThatServer() {
        AccessToken token = signIn();
        List<AccountServer> servers =
                mode.call(() -> account.getServers(token), () -> account.getServersAsync(token)).servers();

        assertThat(token).isEqualTo(AccessToken.of(plexTv.token()));
        assertThat(servers).filteredOn(server -> server.accessToken().isPresent())
                .extracting(AccountServer::clientIdentifier)
                .containsExactly(own.machineIdentifier(), friends.machineIdentifier());
        PlexAuth plexAuth = application("installation-1");
        for (int i = 0; i < 2; i++) {
            AccountServer server = servers.get(i);
            ServerConnection connection = mode.call(
                    () -> plexAuth.connect(server, PlainHttp.ALLOWED),
                    () -> plexAuth.connectAsync(server, PlainHttp.ALLOWED));

            assertThat(connection.accessToken()).isEqualTo(AccessToken.of(i == 0 ? own.token() : friends.token()));
            assertThat(connection.attempts()).extracting(ConnectionAttempt::outcome).contains(Outcome.CHOSEN);
            assertThat(plexAuth.server(connection).getTransientToken().accessToken().kind())
                    .isEqualTo(AccessToken.Kind.TRANSIENT);
        }
    }

    @Test
    void aPinIsNotConfirmedUntilSomebodyConfirmsItAndIsBoundToItsClientIdentifier() {
        Pin pin = create(PinOptions.forLinkPage());

        assertThat(check(account, pin)).isEmpty();
        assertThatThrownBy(() -> check(application("installation-2").account(), pin))
                .isInstanceOf(PlexPinExpiredException.class)
                .hasMessageContaining("another client identifier");
        plexTv.approve(pin.code());
        assertThat(check(account, pin)).contains(AccessToken.of(plexTv.token()));
    }

    @Test
    void aPinThatHasExpiredEndsTheWait() {
        Pin pin = create(PinOptions.forBrowser());
        plexTv.expirePins();

        assertThatThrownBy(() -> mode.call(() -> account.awaitToken(pin), () -> account.awaitTokenAsync(pin)))
                .isInstanceOf(PlexPinExpiredException.class);
    }

    private Optional<AccessToken> check(AccountAuthentication asking, Pin pin) {
        return mode.call(() -> asking.checkPin(pin), () -> asking.checkPinAsync(pin));
    }

    @Test
    void theOriginOfTheForwardUriArrives() {
        Pin pin = create(PinOptions.forBrowser().withForwardUri(URI.create("https://example.com:8443/done")));

        assertThat(plexTv.origin(pin.code())).contains("https://example.com:8443");
    }

    @Test
    void aTokenIsValidUntilItsSignOutAndUnknownDuringMaintenance() {
        AccessToken token = signIn();

        assertThat(validate(token)).isInstanceOf(TokenValidity.Valid.class);
        mode.call(done(() -> account.ping(token)), () -> account.pingAsync(token));
        plexTv.maintenance(true);
        assertThat(validate(token)).isInstanceOf(TokenValidity.Unknown.class);
        plexTv.maintenance(false);
        mode.call(done(() -> account.signOut(token)), () -> account.signOutAsync(token));
        assertThat(validate(token)).isInstanceOf(TokenValidity.Invalid.class);
    }

    private TokenValidity validate(AccessToken token) {
        return mode.call(() -> account.validate(token), () -> account.validateAsync(token));
    }

    private static Supplier<Void> done(Runnable call) {
        return () -> {
            call.run();
            return null;
        };
    }

    @Test
    void aProtectedUserOfTheHomeRequiresThePin() {
        AccessToken token = signIn();
        HomeUser partner = mode.call(() -> account.getHomeUsers(token), () -> account.getHomeUsersAsync(token)).stream()
                .filter(HomeUser::isProtected)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> mode.call(
                        () -> account.switchHomeUser(token, partner),
                        () -> account.switchHomeUserAsync(token, partner)))
                .isInstanceOf(PlexHomePinException.class);
        HomePin pin = HomePin.of("1234");
        AccessToken other = mode.call(
                () -> account.switchHomeUser(token, partner, pin),
                () -> account.switchHomeUserAsync(token, partner, pin));
        assertThat(validate(other)).isInstanceOf(TokenValidity.Valid.class);
        assertThat(other).isNotEqualTo(token);
    }
}
