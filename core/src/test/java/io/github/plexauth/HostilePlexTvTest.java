package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenVerification;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about keys, nonces and times that nobody should send, and what the library makes of them. */
@Timeout(20)
class HostilePlexTvTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final long NOW = TestApplication.NOW.getEpochSecond();
    private static final String CLAIMS =
            "{\"iss\":\"plex.tv\",\"aud\":[\"plex.tv\",\"installation-1\"],\"thumbprint\":\"" + KEY.keyId()
            + "\",\"iat\":" + NOW + ",\"exp\":" + (NOW + 600) + "}";

    private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

    private static TokenVerification verify(String keys, String token) {
        String rotated = TestJwts.okp(TestJwts.OTHER, "another"); // One key must be usable.
        HttpTransport plexTv =
                FakeTransport.responding(Responses.json("{\"keys\":[" + keys + "," + rotated + "]}"));
        return TestAccount.plexAuth(plexTv).device(KEY).verify(AccessToken.of(token));
    }

    private static String genuine(String keyId) {
        return TestJwts.signed("{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\"}", CLAIMS);
    }

    private static String okp(byte[] x) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"x\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(x) + "\"}";
    }

    @Test
    void ofTenThousandKeysOnlyTheFirstOnesAreTried() {
        String other = TestJwts.okp(TestJwts.OTHER, "k");
        String keys = String.join(",", Collections.nCopies(8_000, other));

        assertThat(verify(TestJwts.okp(TestJwts.PLEX, "k") + "," + keys, genuine("k")))
                .isInstanceOf(TokenVerification.Genuine.class);
        assertThat(verify(keys, genuine("k"))).isInstanceOf(TokenVerification.Rejected.class);
    }

    @Test
    void ofSeveralKeysWithOneIdentifierAnyMayHaveSigned() {
        assertThat(verify(
                        TestJwts.okp(TestJwts.OTHER, "k") + "," + okp(new byte[32]) + ","
                                + TestJwts.okp(TestJwts.PLEX, "k"),
                        genuine("k")))
                .isInstanceOf(TokenVerification.Genuine.class);
    }

    /** Points of a small order, points that are not canonical, and bytes that are no point. */
    static Stream<String> points() {
        return Stream.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "0200000000000000000000000000000000000000000000000000000000000000");
    }

    @ParameterizedTest
    @MethodSource("points")
    void withAPointThatIsNoRealKeyNoTokenIsGenuine(String hex) {
        byte[] point = HexFormat.of().parseHex(hex);
        String signed = genuine("k").substring(0, genuine("k").lastIndexOf('.') + 1);
        byte[] identity = new byte[64]; // R is the neutral element and S is 0: valid for a key of order 1.
        identity[0] = 1;
        byte[] ownPoint = new byte[64]; // R is the key and S is 0: valid for some keys of a small order.
        System.arraycopy(point, 0, ownPoint, 0, 32);

        for (byte[] signature : List.of(identity, ownPoint, new byte[64], new byte[63], new byte[65], new byte[1])) {
            String forged = signed + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
            assertThat(verify(okp(point), forged)).isInstanceOf(TokenVerification.Rejected.class);
        }
    }

    static Stream<String> moduli() {
        BigInteger small = BigInteger.ONE.shiftLeft(2_047).add(BigInteger.ONE);
        BigInteger huge = BigInteger.ONE.shiftLeft(4_800_000).add(BigInteger.ONE);
        return Stream.of(
                rsa(huge.toByteArray(), "AQAB"),
                rsa(small.toByteArray(), "AQ"),
                rsa(small.toByteArray(), "AA"),
                rsa(small.toByteArray(), ""),
                rsa(small.toByteArray(), "_____w"),
                rsa(small.toByteArray(), "A".repeat(400_000)),
                rsa(new byte[1_024], "AQAB"),
                rsa(new byte[0], "AQAB"));
    }

    private static String rsa(byte[] modulus, String exponent) {
        return "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(modulus) + "\",\"e\":\"" + exponent + "\"}";
    }

    @ParameterizedTest(name = "{index}") // The texts are too long for a name.
    @MethodSource("moduli")
    void anRsaKeyThatIsNotSensibleVerifiesNothingAndCostsLittle(String key) {
        String forged = TestJwts.signed("{\"alg\":\"RS256\",\"kid\":\"k\"}", CLAIMS, TestJwts.RSA);

        assertThat(verify(key, forged))
                .isInstanceOf(TokenVerification.Rejected.class);
    }

    @Test
    void aKeyThatPlexTvHasWithdrawnIsForgottenWithinAnHour() {
        var now = new Instant[] {TestApplication.NOW};
        var keys = new String[] {TestJwts.okp(TestJwts.PLEX, "k")};
        var asked = new AtomicInteger();
        DeviceAuthentication device = TestApplication.builder(request -> {
            asked.incrementAndGet();
            return Responses.json("{\"keys\":[" + keys[0] + "]}");
        }).accountUri(TestAccount.BASE_URI).clock(() -> now[0]).build().device(KEY);
        String claims = CLAIMS.replace("\"exp\":" + (NOW + 600), "\"exp\":" + (NOW + 600_000));
        AccessToken token = AccessToken.of(TestJwts.signed("{\"alg\":\"EdDSA\",\"kid\":\"k\"}", claims));
        assertThat(device.verify(token)).isInstanceOf(TokenVerification.Genuine.class);

        keys[0] = TestJwts.okp(TestJwts.OTHER, "k2");
        now[0] = now[0].plus(Duration.ofMinutes(59));
        assertThat(device.verify(token)).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(asked).hasValue(1);

        now[0] = now[0].plus(Duration.ofMinutes(1));
        assertThat(device.verify(token)).isInstanceOf(TokenVerification.Rejected.class);
        assertThat(asked).hasValue(2);
    }

    private DeviceAuthentication renewing(TransportResponse nonce) {
        return TestAccount.plexAuth(request -> {
            requests.add(request);
            return request.uri().getPath().endsWith("/nonce")
                    ? nonce
                    : Responses.json("{\"auth_token\":\"" + genuine("k") + "\"}");
        }).device(KEY);
    }

    private Map<?, ?> sentClaims(int request) {
        Map<?, ?> body = (Map<?, ?>) new TestCodec().decode(requests.get(request).body());
        String claims = TestJwts.part((String) body.get("jwt"), 1);
        return (Map<?, ?>) new TestCodec().decode(claims.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a\\\",\\\"iss\\\":\\\"other", "a\\\\", "a\\nb\\tc", "\\u00fc\\u20ac\\ud83d\\ude00", "</script>"
    })
    void aNonceIsSignedAsItIsAndAddsNoClaim(String json) {
        renewing(Responses.json("{\"nonce\":\"" + json + "\"}")).renew();

        Object nonce = ((Map<?, ?>) new TestCodec().decode(("{\"n\":\"" + json + "\"}")
                .getBytes(StandardCharsets.UTF_8))).get("n");
        assertThat(sentClaims(1).get("nonce")).isEqualTo(nonce);
        assertThat(sentClaims(1).get("iss")).isEqualTo("installation-1");
        assertThat(sentClaims(1)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "", " ", "\\u0085"})
    void aNonceThatCannotBeSignedAsItIsIsRefused(String json) {
        assertThatThrownBy(() -> renewing(Responses.json("{\"nonce\":\"" + json + "\"}")).renew())
                .isInstanceOf(PlexInvalidResponseException.class);
        assertThatThrownBy(() -> renewing(Responses.json("{\"nonce\":\"" + "n".repeat(900_000) + "\"}")).renew())
                .isInstanceOf(PlexInvalidResponseException.class);
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 99999 23:59:59 GMT",
        "Sat, 01 Jan 0000 00:00:00 GMT", "now", "", "Tue, 24 Nov 2026 12:00:00 +9999", "0"
    })
    void aDateThatIsNonsenseHarmsNoLaterCall(String date) {
        TransportResponse[] nonce = {Responses.of(200, "{\"nonce\":\"n\"}", "Date", date)};
        DeviceAuthentication device = TestAccount.plexAuth(request -> {
            requests.add(request);
            return request.uri().getPath().endsWith("/nonce")
                    ? nonce[0]
                    : Responses.json("{\"auth_token\":\"" + genuine("k") + "\"}");
        }).device(KEY);
        device.renew();
        nonce[0] = Responses.of(200, "{\"nonce\":\"n\"}", "Date", "Tue, 24 Nov 2026 12:00:00 GMT");

        assertThat(device.renew().expiresAt()).isEqualTo(TestApplication.NOW.plusSeconds(600));
        assertThat(((Number) sentClaims(3).get("iat")).longValue()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "\u00fcber \u20ac \ud83d\ude00", "','", "{\"iss\":1}"})
    void aClientIdentifierIsTheIssuerAsItIs(String identifier) {
        TestApplication.builder(request -> {
            requests.add(request);
            return Responses.json("{\"nonce\":\"n\",\"auth_token\":\"" + genuine("k") + "\"}");
        }).accountUri(TestAccount.BASE_URI).clientIdentifier(identifier).build().device(KEY).renew();

        assertThat(sentClaims(1).get("iss")).isEqualTo(identifier);
    }

    /** As a renewal that fails with such an answer does not say that the key is wrong, the token stays in use. */
    @ParameterizedTest
    @ValueSource(ints = {200, 500, 501, 503, 429})
    void anAnswerThatSaysNothingAboutTheKeyLeavesAValidTokenInUse(int status) {
        var now = new Instant[] {TestApplication.NOW};
        var broken = new boolean[1];
        DeviceAuthentication device = TestApplication.builder(request -> broken[0]
                        ? Responses.of(status, "<html>sign in to this network</html>")
                        : Responses.json("{\"nonce\":\"n\",\"auth_token\":\"" + TestJwts.signed("{\"alg\":\"EdDSA\"}",
                                "{\"iat\":1,\"exp\":604801}") + "\"}"))
                .accountUri(TestAccount.BASE_URI).clock(() -> now[0]).build().device(KEY);
        DeviceTokens tokens = DeviceTokens.from(device, () -> now[0]);
        AccessToken token = tokens.get();
        broken[0] = true;

        now[0] = now[0].plus(Duration.ofDays(6));
        assertThat(tokens.get()).isEqualTo(token);
        now[0] = now[0].plus(Duration.ofDays(1));
        assertThatThrownBy(tokens::get).isInstanceOf(PlexException.class);
    }

    @Test
    void aTokenWhoseClaimsAreNestedDeeplyIsNotOne() {
        String nested = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String token = TestJwts.signed("{\"alg\":\"EdDSA\"}", nested);

        assertThat(verify(TestJwts.okp(TestJwts.PLEX, "k"), token)).isInstanceOf(TokenVerification.Rejected.class);
    }

    @Test
    void whatTheDeviceHasSignedIsNotShownAlthoughItIsEchoed() {
        DeviceAuthentication echoing = TestAccount.plexAuth(request -> {
            requests.add(request);
            return request.uri().getPath().endsWith("/nonce")
                    ? Responses.json("{\"nonce\":\"n\"}")
                    : Responses.of(400, "{\"errors\":[{\"code\":1,\"message\":\"" + request.uri()
                            + new String(request.body(), StandardCharsets.UTF_8).replace('"', ' ') + "\"}]}");
        }).device(KEY);
        DeviceAuthentication quoting = TestAccount.plexAuth(request -> {
            throw new IOException("cannot reach " + request.uri());
        }).device(KEY);

        assertNotShown(() -> echoing.checkPin(TestAccount.PIN));
        assertNotShown(echoing::renew);
        assertNotShown(() -> quoting.checkPin(TestAccount.PIN));
        assertNotShown(() -> TestAccount.account(request -> {
            throw new IOException("cannot reach " + request.uri());
        }).checkPin(TestAccount.PIN));
        Pin odd = new Pin("seven \u00e4 8", "c", "installation-1", URI.create("https://a"), Optional.empty(), Instant.MAX);
        assertNotShown(() -> quoting.checkPin(odd)); // Only an application can make such a number.
    }

    private static void assertNotShown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(PlexException.class).satisfies(failure -> {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain("eyJ", TestAccount.PIN.id());
            }
        });
    }
}
