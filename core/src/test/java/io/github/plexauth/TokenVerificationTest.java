package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.TokenVerification;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens are genuine, and which are malformed or forged. */
class TokenVerificationTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final long NOW = TestApplication.NOW.getEpochSecond();
    private static final String EDDSA = "{\"alg\":\"EdDSA\",\"kid\":\"plex-1\",\"typ\":\"JWT\"}";
    private static final String RS256 = "{\"alg\":\"RS256\",\"kid\":\"plex-rsa\"}";

    /** The claims of a genuine token; a later member replaces an earlier one of the same name. */
    private static String claims(String... members) {
        return "{\"iss\":\"plex.tv\",\"aud\":[\"plex.tv\",\"installation-1\"],\"thumbprint\":\"" + KEY.keyId()
                + "\",\"iat\":" + (NOW - 10) + ",\"exp\":" + (NOW + 604_790) + ",\"username\":\"ann\""
                + (members.length == 0 ? "" : "," + String.join(",", members)) + "}";
    }

    private static String genuine() {
        return TestJwts.signed(EDDSA, claims());
    }

    static Stream<Arguments> genuineTokens() {
        return Stream.of(
                arguments("EdDSA", genuine()),
                arguments("RS256", TestJwts.signed(RS256, claims(), TestJwts.RSA)),
                arguments("without the name of a key", TestJwts.signed("{\"alg\":\"EdDSA\"}", claims())),
                arguments("one audience", TestJwts.signed(EDDSA, claims("\"aud\":\"installation-1\""))),
                arguments("valid from now on", TestJwts.signed(EDDSA, claims("\"nbf\":" + NOW))),
                arguments("issued by a clock that is a minute ahead",
                        TestJwts.signed(EDDSA, claims("\"iat\":" + (NOW + 60)))),
                arguments("expired by less than a minute", TestJwts.signed(EDDSA, claims("\"exp\":" + (NOW - 59)))),
                arguments("times with fractions", TestJwts.signed(EDDSA, claims("\"exp\":" + NOW + ".5"))),
                arguments("unknown members", TestJwts.signed(
                        "{\"alg\":\"EdDSA\",\"kid\":\"plex-1\",\"new\":{}}", claims("\"new\":[{}]", "\"null\":null"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("genuineTokens")
    void aTokenThatPlexTvMadeForThisDeviceIsGenuine(String name, String token) {
        assertThat(verify(token)).isInstanceOfSatisfying(TokenVerification.Genuine.class, genuine -> {
            assertThat(genuine.claims()).containsEntry("username", "ann").containsKey("exp").doesNotContainKey("null");
            assertThat(genuine.toString()).doesNotContain("ann");
        });
    }

    private static Arguments forged(String name, String token, String reason) {
        return arguments(name, token, reason);
    }

    private static String withHeader(String header) {
        return TestJwts.signed(header, claims());
    }

    private static String withClaims(String... members) {
        return TestJwts.signed(EDDSA, claims(members));
    }

    private static String unsigned(String header) {
        return TestJwts.encode(header) + "." + TestJwts.encode(claims()) + ".";
    }

    static Stream<Arguments> malformedTokens() {
        String reason = "is not a JSON Web Token with a signature";
        String[] parts = genuine().split("\\.");
        return Stream.of(
                forged("a legacy token", "AbCdEfGhIjKlMnOpQrSt", reason),
                forged("one part", parts[0], reason),
                forged("two parts", parts[0] + "." + parts[1], reason),
                forged("four parts", genuine() + ".AAAA", reason),
                forged("an empty signature", parts[0] + "." + parts[1] + ".", reason),
                forged("an empty header", "." + parts[1] + "." + parts[2], reason),
                forged("empty claims", parts[0] + ".." + parts[2], reason),
                forged("padding", genuine() + "=", reason),
                forged("plain base64", parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "+", reason),
                forged("bits after the end", parts[0] + "." + parts[1] + "." + parts[2].substring(0, 85) + "B", reason),
                forged("a header that is no JSON", TestJwts.encode("{") + "." + parts[1] + "." + parts[2], reason),
                forged("a header that is an array", TestJwts.encode("[]") + "." + parts[1] + "." + parts[2], reason),
                forged("claims that are a text", parts[0] + "." + TestJwts.encode("\"a\"") + "." + parts[2], reason),
                forged("claims that are no JSON", parts[0] + "." + TestJwts.encode("text") + "." + parts[2], reason),
                forged("a very long token", genuine() + "A".repeat(20_000), reason));
    }

    static Stream<Arguments> forgedSignatures() {
        String notPlex = "has a signature that is not plex.tv's";
        String algorithm = "has another algorithm than the key of plex.tv";
        String[] parts = genuine().split("\\.");
        KeyPair other = TestJwts.OTHER;
        return Stream.of(
                forged("signed by somebody else", TestJwts.signed(EDDSA, claims(), other), notPlex),
                forged("signed with another key of plex.tv than that of the algorithm",
                        TestJwts.signed("{\"alg\":\"EdDSA\"}", claims(), TestJwts.RSA), notPlex),
                forged("other claims", parts[0] + "." + TestJwts.encode(claims("\"a\":1")) + "." + parts[2], notPlex),
                forged("another header", TestJwts.encode("{\"alg\":\"EdDSA\",\"kid\":\"plex-1\"}") + "." + parts[1]
                        + "." + parts[2], notPlex),
                forged("a signature that is too short", parts[0] + "." + parts[1] + ".AAAA", notPlex),
                forged("a signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(86), notPlex),
                forged("an RSA signature of zeros", TestJwts.encode(RS256) + "." + parts[1] + "." + "A".repeat(342),
                        notPlex),
                forged("no algorithm", withHeader("{\"kid\":\"plex-1\"}"), algorithm),
                forged("alg none", withHeader("{\"alg\":\"none\",\"kid\":\"plex-1\"}"), algorithm),
                forged("alg none without a signature", unsigned("{\"alg\":\"none\",\"kid\":\"plex-1\"}") + "AAAA",
                        algorithm),
                forged("alg NONE", withHeader("{\"alg\":\"NONE\",\"kid\":\"plex-1\"}"), algorithm),
                forged("alg that is a number", withHeader("{\"alg\":7,\"kid\":\"plex-1\"}"), algorithm),
                forged("alg in other case", withHeader("{\"alg\":\"eddsa\",\"kid\":\"plex-1\"}"), algorithm),
                forged("HS256 with the public key", withHeader("{\"alg\":\"HS256\",\"kid\":\"plex-rsa\"}"), algorithm),
                forged("RS256 for a key of EdDSA", withHeader("{\"alg\":\"RS256\",\"kid\":\"plex-1\"}"), algorithm),
                forged("EdDSA for a key of RSA", withHeader("{\"alg\":\"EdDSA\",\"kid\":\"plex-rsa\"}"), algorithm),
                forged("RS512", TestJwts.signed("{\"alg\":\"RS512\",\"kid\":\"plex-rsa\"}", claims(), TestJwts.RSA),
                        algorithm));
    }

    static Stream<Arguments> foreignKeys() {
        String unpublished = "was signed with a key that plex.tv does not publish";
        String own = TestJwts.okp(TestJwts.OTHER, "mine");
        return Stream.of(
                forged("another key", withHeader("{\"alg\":\"EdDSA\",\"kid\":\"other\"}"), unpublished),
                forged("a key in the token", TestJwts.signed(
                        "{\"alg\":\"EdDSA\",\"kid\":\"mine\",\"jwk\":" + own + "}", claims(), TestJwts.OTHER),
                        unpublished),
                forged("a key at an address", withHeader(
                        "{\"alg\":\"EdDSA\",\"kid\":\"mine\",\"jku\":\"https://evil.test\"}"), unpublished),
                forged("a key for encryption", TestJwts.signed(
                        "{\"alg\":\"EdDSA\",\"kid\":\"for-encryption\"}", claims(), TestJwts.OTHER), unpublished),
                forged("a key of another algorithm", TestJwts.signed(
                        "{\"alg\":\"EdDSA\",\"kid\":\"contradicts-itself\"}", claims(), TestJwts.OTHER), unpublished),
                forged("a key that is too short", withHeader("{\"alg\":\"RS256\",\"kid\":\"short-rsa\"}"), unpublished),
                forged("a symmetric key", withHeader("{\"alg\":\"HS256\",\"kid\":\"symmetric\"}"), unpublished),
                forged("a kid that is a number", withHeader("{\"alg\":\"EdDSA\",\"kid\":7}"),
                        "has a kid that is not a text"),
                forged("crit", withHeader("{\"alg\":\"EdDSA\",\"kid\":\"plex-1\",\"crit\":[\"b64\"]}"),
                        "requires an extension (crit) that is not known"),
                forged("an empty crit", withHeader("{\"alg\":\"EdDSA\",\"kid\":\"plex-1\",\"crit\":null}"),
                        "requires an extension (crit) that is not known"));
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                forged("another issuer", withClaims("\"iss\":\"evil.test\""), "has another issuer (iss) than plex.tv"),
                forged("no issuer", withClaims("\"iss\":null"), "has another issuer (iss) than plex.tv"),
                forged("the device as issuer", withClaims("\"iss\":\"installation-1\""), "has another issuer"),
                forged("another audience", withClaims("\"aud\":[\"plex.tv\",\"installation-2\"]"),
                        "is for another client identifier (aud)"),
                forged("plex.tv alone", withClaims("\"aud\":\"plex.tv\""), "is for another client identifier (aud)"),
                forged("no audience", withClaims("\"aud\":null"), "is for another client identifier (aud)"),
                forged("an audience that is an object", withClaims("\"aud\":{\"installation-1\":1}"),
                        "is for another client identifier (aud)"),
                forged("another device key", withClaims("\"thumbprint\":\"other\""),
                        "is for another device key (thumbprint)"),
                forged("no device key", withClaims("\"thumbprint\":null"), "is for another device key (thumbprint)"),
                forged("expired", withClaims("\"exp\":" + (NOW - 60)), "has expired (exp)"),
                forged("no end", withClaims("\"exp\":null"), "has no valid end (exp)"),
                forged("an end that is a text", withClaims("\"exp\":\"" + (NOW + 9) + "\""), "has no valid end (exp)"),
                forged("an end that is huge", withClaims("\"exp\":1e300"), "has no valid end (exp)"),
                forged("an end with 500 digits", withClaims("\"exp\":1" + "0".repeat(500)), "has no valid end (exp)"),
                forged("an end that is negative", withClaims("\"exp\":-1"), "has no valid end (exp)"),
                forged("not valid yet", withClaims("\"nbf\":" + (NOW + 61)), "is not valid yet (nbf)"),
                forged("a start that is a text", withClaims("\"nbf\":\"now\""), "is not valid yet (nbf)"),
                forged("issued in the future", withClaims("\"iat\":" + (NOW + 61)), "is not valid yet (iat)"),
                forged("no start", withClaims("\"iat\":null"), "has no valid start (iat)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"malformedTokens", "forgedSignatures", "foreignKeys", "wrongClaims"})
    void everyOtherTokenIsRejectedWithTheReason(String name, String token, String reason) {
        assertThat(verify(token)).isInstanceOfSatisfying(TokenVerification.Rejected.class, rejected ->
                assertThat(rejected.reason()).startsWith("the token " + reason));
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void keysThatCannotBeHadAreAFailureAndNotAnAnswer(CallStyle style) {
        AccessToken token = AccessToken.of(genuine());

        assertThatThrownBy(() -> verify(style, device(FakeTransport.failingWith(TestJwts.refused())), token))
                .isInstanceOf(PlexTransportException.class);
        for (String noKeys : new String[] {"{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\"}]}", "<html/>"}) {
            assertThatThrownBy(() -> verify(style, device(FakeTransport.responding(Responses.json(noKeys))), token))
                    .isInstanceOf(PlexInvalidResponseException.class);
        }
    }

    @Test
    void theKeysAreAskedForOnceAndAgainForAKeyThatIsNew() {
        var requests = new AtomicInteger();
        DeviceAuthentication device = device(request -> {
            assertThat(request.uri().getPath()).isEqualTo("/api/v2/auth/keys");
            assertThat(request.headers()).doesNotContainKey("X-Plex-Token");
            return requests.incrementAndGet() < 3
                    ? Responses.json(TestJwts.keys())
                    : Responses.json("{\"keys\":[" + TestJwts.okp(TestJwts.OTHER, "plex-2") + "]}");
        });
        AccessToken rotated = AccessToken.of(
                TestJwts.signed("{\"alg\":\"EdDSA\",\"kid\":\"plex-2\"}", claims(), TestJwts.OTHER));

        assertThat(device.verify(AccessToken.of(genuine()))).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(device.verify(AccessToken.of(genuine()))).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(requests).hasValue(1);
        assertThat(device.verify(rotated)).isInstanceOf(TokenVerification.Rejected.class);
        assertThat(requests).hasValue(2);
        assertThat(device.withTimeout(Duration.ofSeconds(9)).verify(rotated))
                .isInstanceOf(TokenVerification.Genuine.class);
        assertThat(requests).hasValue(3);
    }

    @Test
    void theTimeOfPlexTvCountsAndNotThatOfThisMachine() {
        String lastYear = claims("\"iat\":" + (NOW - 31_536_000), "\"exp\":" + (NOW - 31_000_000));
        TransportResponse keys = Responses.of(
                200, TestJwts.keys(), "Date", "Mon, 24 Nov 2025 12:00:00 GMT"); // A year before this machine's time.

        assertThat(device(FakeTransport.responding(keys)).verify(AccessToken.of(TestJwts.signed(EDDSA, lastYear))))
                .isInstanceOf(TokenVerification.Genuine.class);
    }

    private static TokenVerification verify(String token) {
        return device(FakeTransport.responding(Responses.json(TestJwts.keys()))).verify(AccessToken.of(token));
    }

    private static TokenVerification verify(CallStyle style, DeviceAuthentication device, AccessToken token) {
        return style.call(() -> device.verify(token), () -> device.verifyAsync(token));
    }

    private static DeviceAuthentication device(HttpTransport transport) {
        return TestAccount.plexAuth(transport).device(KEY);
    }
}
