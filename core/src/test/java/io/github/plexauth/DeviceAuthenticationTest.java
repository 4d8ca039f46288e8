package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.DeviceSignIn;
import io.github.plexauth.domain.DeviceToken;
import io.github.plexauth.domain.KeyRegistration;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device with a key sends to plex.tv, and what the answers mean. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class DeviceAuthenticationTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final Instant NOW = TestApplication.NOW;
    private static final String JWT = TestJwts.signed(
            "{\"alg\":\"EdDSA\"}", "{\"iat\":" + 1_000 + ",\"exp\":" + (1_000 + 600_000) + "}");
    private static final TransportResponse NONCE = Responses.json("{\"nonce\":\"7c415b56-nonce\"}");
    private static final TransportResponse TOKEN = Responses.json("{\"auth_token\":\"" + JWT + "\"}");

    @Parameter
    CallStyle style;

    private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

    /** Creates a device whose requests get these responses, one after the other. */
    private DeviceAuthentication device(TransportResponse... responses) {
        return device(KEY, responses);
    }

    private DeviceAuthentication device(DeviceSigner signer, TransportResponse... responses) {
        var queue = new ConcurrentLinkedQueue<>(List.of(responses));
        HttpTransport transport = request -> {
            requests.add(request);
            return queue.remove();
        };
        return TestAccount.plexAuth(transport).device(signer);
    }

    private DeviceToken renew(DeviceAuthentication device) {
        return style.call(device::renew, device::renewAsync);
    }

    @Test
    void aPinIsCreatedWithThePublicKey() {
        DeviceAuthentication device = device(Responses.of(201, "{\"id\":7,\"code\":\"abc\"}"));

        Pin pin = style.call(device::createPin, device::createPinAsync);

        assertThat(pin.code()).isEqualTo("abc");
        assertThat(requests.get(0).method() + " " + requests.get(0).uri())
                .isEqualTo("POST " + TestAccount.BASE_URI + "/pins");
        assertThat(requests.get(0).headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(body(0)).isEqualTo("{\"jwk\":" + jwk() + ",\"strong\":true}");
    }

    private static String jwk() {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + KEY.publicJwk().get("x") + "\",\"kid\":\""
                + KEY.keyId() + "\",\"use\":\"sig\",\"alg\":\"EdDSA\"}";
    }

    private String body(int request) {
        return new String(requests.get(request).body(), StandardCharsets.UTF_8);
    }

    @Test
    void eachQuestionForAPinHasANewProofThatIsValidForMinutes() {
        DeviceAuthentication device = device(
                Responses.of(200, "{\"id\":1272322473,\"authToken\":null}", "Date", "Tue, 24 Nov 2026 15:00:00 GMT"),
                Responses.json("{\"id\":1272322473,\"authToken\":\"" + JWT + "\"}"));

        assertThat(check(device)).isEmpty();
        assertThat(check(device)).contains(new DeviceSignIn.Registered(
                new DeviceToken(AccessToken.of(JWT), NOW, NOW.plusSeconds(600_000))));

        assertProof(proof(0), NOW.getEpochSecond(), "");
        // This machine is three hours late, which the first answer has shown.
        assertProof(proof(1), NOW.plus(Duration.ofHours(3)).getEpochSecond(), "");
    }

    private Optional<DeviceSignIn> check(DeviceAuthentication device) {
        return style.call(() -> device.checkPin(TestAccount.PIN), () -> device.checkPinAsync(TestAccount.PIN));
    }

    private String proof(int request) {
        String query = requests.get(request).uri().getRawQuery();
        assertThat(query).startsWith("deviceJWT=");
        return URLDecoder.decode(query.substring("deviceJWT=".length()), StandardCharsets.UTF_8);
    }

    private static void assertProof(String jwt, long now, String moreClaims) {
        assertThat(TestJwts.part(jwt, 0))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.keyId() + "\",\"typ\":\"JWT\"}");
        assertThat(TestJwts.part(jwt, 1))
                .contains("\"aud\":\"plex.tv\",\"iss\":\"installation-1\",\"iat\":" + now + ",\"exp\":" + (now + 300))
                .contains(moreClaims);
        assertThat(TestJwts.isSignedBy(KEY, jwt)).isTrue();
    }

    @Test
    void aLegacyTokenInPlaceOfOneForTheKeyCannotBeMistaken() {
        DeviceAuthentication device =
                device(Responses.json("{\"id\":1272322473,\"authToken\":\"AbCdEfGhIjKlMnOpQrSt\"}"));

        assertThat(style.call(() -> device.awaitToken(TestAccount.PIN), () -> device.awaitTokenAsync(TestAccount.PIN)))
                .isEqualTo(new DeviceSignIn.KeyIgnored(AccessToken.of("AbCdEfGhIjKlMnOpQrSt")));
    }

    @Test
    void aPinThatPlexTvDoesNotKnowHasExpired() {
        assertThatThrownBy(() -> check(device(Responses.of(404, "{\"errors\":[{\"code\":1020}]}"))))
                .isInstanceOf(PlexPinExpiredException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth_token", "authToken"})
    void aTokenIsRenewedWithASignedNonce(String name) {
        DeviceAuthentication device = device(NONCE, Responses.of(201, "{\"" + name + "\":\"" + JWT + "\"}"));

        assertThat(renew(device)).isEqualTo(new DeviceToken(AccessToken.of(JWT), NOW, NOW.plusSeconds(600_000)));
        assertThat(requests).extracting(request -> request.method() + " " + request.uri()).containsExactly(
                "GET " + TestAccount.BASE_URI + "/auth/nonce", "POST " + TestAccount.BASE_URI + "/auth/token");
        assertThat(requests).allSatisfy(
                request -> assertThat(request.headers()).doesNotContainKey("X-Plex-Token"));
        String jwt = body(1).replaceAll("^\\{\"jwt\":\"|\"}$", "");
        assertProof(jwt, NOW.getEpochSecond(), "\"nonce\":\"7c415b56-nonce\"");
        assertThat(TestJwts.part(jwt, 1)).contains("\"scope\":\"username,email,friendly_name\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"auth_token\":\"AbCdEfGhIjKlMnOpQrSt\"}", "{}", "{\"auth_token\":null}", "<html></html>"
    })
    void anAnswerWithoutAJsonWebTokenIsRefused(String body) {
        assertThatThrownBy(() -> renew(device(NONCE, Responses.json(body))))
                .isInstanceOf(PlexInvalidResponseException.class);
        assertThatThrownBy(() -> renew(device(Responses.json("{}"))))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("holds no nonce");
    }

    @Test
    void aTokenWhosePartsCannotBeReadLivesAsLongAsUsual() {
        DeviceAuthentication device = device(NONCE, Responses.json("{\"auth_token\":\"eyJh.eyJh.x\"}"));

        assertThat(renew(device).expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "31622400, 31622400", "31622401, 604800", "-1, 604800"})
    void aTokenThatLivesLongerThanAYearOrEndsBeforeItsStartLivesAsLongAsUsual(long lifetime, long expected) {
        String jwt = TestJwts.signed(
                "{\"alg\":\"EdDSA\"}", "{\"iat\":1000,\"exp\":" + (1_000 + lifetime) + "}");
        DeviceAuthentication device = device(NONCE, Responses.json("{\"auth_token\":\"" + jwt + "\"}"));

        assertThat(renew(device).expiresAt()).isEqualTo(NOW.plusSeconds(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "498 | {\"errors\":[{\"message\":\"expired\"}]} | Check the clock of this machine.",
        "422 | {\"errors\":[{\"message\":\"verification failed\"}]} | If the registered key is lost, create a new",
        "401 | {\"errors\":[{\"code\":1097}]} | A key belongs to one client identifier",
        "400 | {\"errors\":[{\"code\":1097}]} | A key belongs to one client identifier",
        "429 | ` ` | plex.tv received too many requests."
    })
    void aRenewalThatPlexTvRefusesIsExplained(int status, String body, String explanation) {
        assertThatThrownBy(() -> renew(device(NONCE, Responses.of(status, body))))
                .isInstanceOf(PlexStatusException.class)
                .hasMessageStartingWith("POST https://plex.test/api/v2/auth/token: " + status + ". ")
                .hasMessageContaining(explanation);
    }

    @Test
    void aKeyIsRegisteredWithATokenThatThenEnds() {
        DeviceAuthentication device = device(Responses.of(201, ""), NONCE, TOKEN);

        KeyRegistration registration = style.call(
                () -> device.register(TestAccount.TOKEN), () -> device.registerAsync(TestAccount.TOKEN));

        assertThat(registration.endedToken()).isEqualTo(TestAccount.TOKEN);
        assertThat(registration.token().accessToken()).isEqualTo(AccessToken.of(JWT));
        assertThat(requests.get(0).uri()).hasToString(TestAccount.BASE_URI + "/auth/jwk");
        assertThat(requests.get(0).headers()).containsEntry("X-Plex-Token", List.of(TestAccount.TOKEN.value()));
        assertThat(body(0)).isEqualTo("{\"jwk\":" + jwk() + "}");
        assertThat(registration.toString()).doesNotContain(JWT, TestAccount.TOKEN.value());
    }

    @Test
    void aKeyThatBelongsToAnotherDeviceIsNotRegistered() {
        DeviceAuthentication device = device(Responses.of(422, "{\"errors\":[{\"message\":\"thumbprint taken\"}]}"));

        assertThatThrownBy(() -> style.call(
                        () -> device.register(TestAccount.TOKEN), () -> device.registerAsync(TestAccount.TOKEN)))
                .isInstanceOf(PlexStatusException.class)
                .hasMessageContaining("create a key for this device alone");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aTokenThatHasAKeyAlreadyOrIsForAMediaServerIsNotSent() {
        for (String token : List.of(JWT, "transient-90904684")) {
            assertThatThrownBy(() -> device().register(AccessToken.of(token)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("token is ");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void aPinWithoutTheKeyThatIsRefusedIsExplained() {
        AccountAuthentication account =
                TestAccount.account(Responses.of(422, "{\"errors\":[{\"message\":\"no\"}]}"));

        assertThatThrownBy(() -> style.call(account::createPin, account::createPinAsync))
                .isInstanceOf(PlexStatusException.class)
                .hasMessageContainingAll("use PlexAuth.device", "If the key is lost, create a new client identifier.");
    }

    @Test
    void aSignerThatFailsEndsTheCallAndTheWait() {
        var cause = new IllegalStateException("the hardware is away, secret");
        DeviceSigner broken = new DeviceSigner() {
            @Override
            public String keyId() {
                return "key";
            }

            @Override
            public Map<String, String> publicJwk() {
                return KEY.publicJwk();
            }

            @Override
            public byte[] sign(byte[] message) {
                throw cause;
            }
        };

        assertThatThrownBy(() -> renew(device(broken, NONCE)))
                .isInstanceOf(PlexDeviceKeyException.class)
                .hasMessageStartingWith("the device key (")
                .hasMessageNotContaining("secret")
                .hasCause(cause);
        assertThatThrownBy(() -> style.call(
                        () -> device(broken).awaitToken(TestAccount.PIN),
                        () -> device(broken).awaitTokenAsync(TestAccount.PIN)))
                .isInstanceOf(PlexDeviceKeyException.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void nullArgumentsAreRejectedAtOnce() {
        DeviceAuthentication device = device();
        assertNull("signer", () -> TestAccount.plexAuth(request -> null).device(null));
        assertNull("options", () -> device.createPinAsync(null));
        assertNull("pin", () -> device.checkPinAsync(null));
        assertNull("pin", () -> device.awaitTokenAsync(null));
        assertNull("token", () -> device.registerAsync(null));
        assertNull("token", () -> device.verifyAsync(null));
        assertNull("timeout", () -> device.withTimeout(null));
        assertNull("jwk", () -> DeviceKey.fromPrivateJwk(null, new TestCodec()));
        assertNull("codec", () -> DeviceKey.fromPrivateJwk("{}", null));
        assertNull("message", () -> KEY.sign(null));
    }

    private static void assertNull(String parameter, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessage(parameter);
    }
}
