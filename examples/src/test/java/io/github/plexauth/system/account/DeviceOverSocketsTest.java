package io.github.plexauth.system.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.DeviceAuthentication;
import io.github.plexauth.DeviceKey;
import io.github.plexauth.DeviceTokens;
import io.github.plexauth.PinOptions;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.DeviceSignIn;
import io.github.plexauth.domain.DeviceToken;
import io.github.plexauth.domain.KeyRegistration;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.domain.TokenVerification;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.system.TransportMode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device with a key signs in once and renews its tokens, with real requests and real signatures. */
@Timeout(60)
@ParameterizedClass
@EnumSource(TransportMode.class)
class DeviceOverSocketsTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final DeviceKey OTHER_KEY = DeviceKey.generate();

    @Parameter
    TransportMode mode;

    private EmbeddedPlexServer own;
    private EmbeddedPlexTv plexTv;
    private PlexTvAhead transport;
    private PlexAuth plexAuth;
    private DeviceAuthentication device;

    @BeforeEach
    void start() throws IOException {
        own = EmbeddedPlexServer.start();
        transport = new PlexTvAhead(mode.open());
        plexTv = EmbeddedPlexTv.builder().owned(own).clock(transport::now).start();
        plexAuth = application("installation-1", InstantSource.system());
        device = plexAuth.device(KEY);
    }

    @AfterEach
    void close() {
        transport.close();
        plexTv.close();
        own.close();
    }

    private PlexAuth application(String clientIdentifier, InstantSource clock) {
        return PlexAuth.builder()
                .clientIdentifier(clientIdentifier)
                .transport(transport)
                .codec(JsonbCodec.create())
                .accountUri(plexTv.baseUri())
                .clock(clock)
                .build();
    }

    private Pin approvedPin(DeviceAuthentication creating) {
        Pin pin = mode.call(creating::createPin, creating::createPinAsync);
        plexTv.approve(pin.code());
        return pin;
    }

    private DeviceSignIn signIn(DeviceAuthentication signing) {
        Pin pin = approvedPin(signing);
        return mode.call(() -> signing.awaitToken(pin), () -> signing.awaitTokenAsync(pin));
    }

    private AccessToken registered() {
        return ((DeviceSignIn.Registered) signIn(device)).token().accessToken();
    }

    private DeviceToken renew(DeviceAuthentication renewing) {
        return mode.call(renewing::renew, renewing::renewAsync);
    }

    private TokenVerification verify(AccessToken token) {
        return mode.call(() -> device.verify(token), () -> device.verifyAsync(token));
    }

    private TokenValidity validate(AccessToken token) {
        AccountAuthentication account = plexAuth.account();
        return mode.call(() -> account.validate(token), () -> account.validateAsync(token));
    }

    @Test
    void aPersonSignsInOnceAndTheTokenIsGenuine() {
        AccessToken token = registered();

        assertThat(token.kind()).isEqualTo(AccessToken.Kind.JWT);
        assertThat(validate(token)).isInstanceOf(TokenValidity.Valid.class);
        assertThat(verify(token)).isInstanceOfSatisfying(TokenVerification.Genuine.class, genuine ->
                assertThat(genuine.claims()).containsEntry("iss", "plex.tv").containsEntry("thumbprint", KEY.keyId()));
    }

    @Test
    void aPinOfTheLinkPageIsBoundToTheKeyToo() {
        PinOptions options = PinOptions.forLinkPage();
        Pin pin = mode.call(() -> device.createPin(options), () -> device.createPinAsync(options));
        plexTv.approve(pin.code());

        assertThat(pin.code()).hasSize(4);
        assertThat(mode.call(() -> device.checkPin(pin), () -> device.checkPinAsync(pin)).orElseThrow())
                .isInstanceOf(DeviceSignIn.Registered.class);
    }

    @Test
    void withTheKeyOfAnotherDeviceThePinGivesALegacyTokenWhichIsNotMistaken() {
        DeviceAuthentication foreign = plexAuth.device(OTHER_KEY);
        Pin pin = approvedPin(device);

        assertThat(mode.call(() -> foreign.awaitToken(pin), () -> foreign.awaitTokenAsync(pin)))
                .isEqualTo(new DeviceSignIn.KeyIgnored(AccessToken.of(plexTv.token())));
        assertThatThrownBy(() -> renew(foreign)).isInstanceOf(PlexStatusException.class).hasMessageContaining("422");
    }

    @Test
    void aLegacyTokenThatIsExchangedIsDeadAndTheNewOneIsGenuine() {
        AccessToken legacy = AccessToken.of(plexTv.token());
        assertThat(validate(legacy)).isInstanceOf(TokenValidity.Valid.class);

        KeyRegistration registration =
                mode.call(() -> device.register(legacy), () -> device.registerAsync(legacy));

        assertThat(registration.endedToken()).isEqualTo(legacy);
        assertThat(validate(legacy)).isInstanceOf(TokenValidity.Invalid.class);
        assertThat(validate(registration.token().accessToken())).isInstanceOf(TokenValidity.Valid.class);
        assertThat(verify(registration.token().accessToken())).isInstanceOf(TokenVerification.Genuine.class);
    }

    @Test
    void aRenewalThatSomebodyRepeatsIsRefusedBecauseItsNonceIsUsed() throws Exception {
        registered();
        renew(device);
        List<TransportRequest> sent = transport.sent();
        TransportRequest renewal = sent.get(sent.size() - 1);

        assertThat(renewal).hasToString("POST " + plexTv.baseUri() + "/auth/token");
        assertThat(transport.send(renewal).status()).isEqualTo(422);
        assertThat(validate(renew(device).accessToken())).isInstanceOf(TokenValidity.Valid.class);
    }

    @Test
    void aTokenThatHasEndedIsRenewedAllTheSame() {
        AccessToken ended = registered();

        transport.pass(Duration.ofDays(400));
        assertThat(validate(ended)).isInstanceOf(TokenValidity.Invalid.class);
        DeviceToken renewed = renew(device);

        assertThat(validate(renewed.accessToken())).isInstanceOf(TokenValidity.Valid.class);
        assertThat(verify(renewed.accessToken())).isInstanceOf(TokenVerification.Genuine.class);
    }

    @Test
    void newKeysOfPlexTvAreFoundAndWithdrawnOnesAreNoLongerBelieved() {
        AccessToken old = registered();
        assertThat(verify(old)).isInstanceOf(TokenVerification.Genuine.class);

        plexTv.rotateKeys();
        AccessToken recent = renew(device).accessToken();
        assertThat(verify(recent)).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(verify(old)).isInstanceOf(TokenVerification.Genuine.class);

        plexTv.forgetOldKeys();
        device = plexAuth.device(KEY);
        assertThat(verify(recent)).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(verify(old)).isInstanceOfSatisfying(TokenVerification.Rejected.class, rejected ->
                assertThat(rejected.reason()).contains("plex.tv does not publish"));
        assertThat(validate(old)).isInstanceOf(TokenValidity.Invalid.class);
        assertThat(validate(renew(device).accessToken())).isInstanceOf(TokenValidity.Valid.class);
    }

    @Test
    void aPinWithoutTheKeyIsRefusedAndTheMessageSaysWhatToDo() {
        registered();
        AccountAuthentication account = plexAuth.account();

        assertThatThrownBy(() -> mode.call(account::createPin, account::createPinAsync))
                .isInstanceOf(PlexStatusException.class)
                .hasMessageContaining("use PlexAuth.device");
    }

    @Test
    void underAnotherClientIdentifierTheKeyIsRefusedAndTheMessageSaysWhy() {
        registered();
        DeviceAuthentication moved = application("installation-2", InstantSource.system()).device(KEY);

        assertThatThrownBy(() -> renew(moved))
                .isInstanceOf(PlexStatusException.class)
                .hasMessageContaining("A key belongs to one client identifier");
        assertThatThrownBy(() -> signIn(moved)).isInstanceOf(PlexStatusException.class).hasMessageContaining("422");
    }

    @Test
    void ofAnOwnServerThereIsNoTokenAndConnectSaysWhyBeforeItSendsAnything() {
        AccessToken token = registered();
        AccountAuthentication account = plexAuth.account();
        AccountServer server = mode.call(() -> account.getServers(token), () -> account.getServersAsync(token))
                .servers().stream().filter(AccountServer::owned).findFirst().orElseThrow();
        String reason = "JSON Web Token of the account, which media servers refuse";

        assertThat(server.accessToken()).isEmpty();
        assertThat(server.tokenProblem().orElseThrow()).contains(reason, "under another client identifier");
        assertThatThrownBy(() -> mode.call(
                        () -> plexAuth.connect(server, PlainHttp.ALLOWED),
                        () -> plexAuth.connectAsync(server, PlainHttp.ALLOWED)))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> plexAuth.server(own.baseUri(), token)).isInstanceOf(IllegalArgumentException.class);
        var source = plexAuth.server(own.baseUri(), DeviceTokens.from(device));
        assertThatThrownBy(() -> mode.call(source::getTransientToken, source::getTransientTokenAsync))
                .isInstanceOf(PlexTokenSourceException.class);
        assertThat(own.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-18_000, 315_360_000})
    void theClockOfThisMachineMayBeWrong(long seconds) {
        InstantSource wrong = () -> Instant.now().plusSeconds(seconds);
        PlexAuth wrongly = application("installation-1", wrong);
        device = wrongly.device(KEY);

        AccessToken token = registered();
        assertThat(verify(token)).isInstanceOf(TokenVerification.Genuine.class);
        DeviceToken renewed = renew(wrongly.device(KEY)); // It has to learn the time again.
        assertThat(Duration.between(wrong.instant(), renewed.expiresAt())).isBetween(
                Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
    }

    @Test
    void manyThreadsMakeOneRenewal() throws Exception {
        registered();
        int before = plexTv.requests().size();
        DeviceTokens tokens = DeviceTokens.from(device);
        Set<AccessToken> seen = ConcurrentHashMap.newKeySet();
        var start = new CountDownLatch(1);
        Callable<Boolean> user = () -> {
            start.await();
            return seen.add(mode.call(tokens::get, tokens::getAsync));
        };
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> users = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                users.add(threads.submit(user));
            }
            start.countDown();
            for (Future<?> each : users) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).hasSize(1);
        assertThat(plexTv.requests()).hasSize(before + 2);
    }
}
