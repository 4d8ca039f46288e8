package io.github.plexauth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of the standards. */
class VectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8037, appendix A.1. */
    private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    /** RFC 8037, appendix A.2. */
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a ''"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c 72"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
                + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025 af82"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a"
                + "7c15e9716ed28dc027beceea1ec40a"
    })
    void signaturesAreThoseOfRfc8032(String secret, String publicKey, String message, String signature)
            throws Exception {
        PrivateKey key = Ed25519.privateKey(HEX.parseHex(secret));
        VerificationKey verifier = VerificationKey.ofEd25519("", HEX.parseHex(publicKey));
        byte[] signed = HEX.parseHex(message);

        assertThat(HEX.formatHex(Ed25519.sign(key, signed))).isEqualTo(signature);
        assertThat(verifier.verifies(signed, HEX.parseHex(signature))).isTrue();
        assertThat(verifier.verifies("x".getBytes(StandardCharsets.US_ASCII), HEX.parseHex(signature))).isFalse();
    }

    @Test
    void aKeyIsReadAndWrittenAsInRfc8037() {
        PrivateJwk key = PrivateJwk.of(Map.of("kty", "OKP", "crv", "Ed25519", "d", D, "x", X));

        assertThat(key.publicMembers()).isEqualTo(Map.of("kty", "OKP", "crv", "Ed25519", "x", X)); // A.2
        assertThat(key.keyId()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"); // A.3, RFC 7638
        assertThat(key.write()).isEqualTo("{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                + "\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\",\"x\":\"" + X + "\",\"d\":\"" + D + "\"}");
        assertThat(key.toString()).doesNotContain(D);
    }

    /** RFC 8037, appendix A.4 and A.5. */
    @Test
    void aTokenIsSignedAndVerifiedAsInRfc8037() {
        PrivateJwk key = PrivateJwk.of(Map.of("kty", "OKP", "crv", "Ed25519", "d", D, "x", X));
        byte[] input = (Base64Url.encode("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + Base64Url.encode("Example of Ed25519 signing".getBytes(StandardCharsets.US_ASCII)))
                .getBytes(StandardCharsets.US_ASCII);
        String signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

        assertThat(Base64Url.encode(key.sign(input))).isEqualTo(signature);
        assertThat(VerificationKey.of(key.publicMembers()).orElseThrow()
                        .verifies(input, Base64Url.decode(signature).orElseThrow()))
                .isTrue();
    }

    @Test
    void aNewKeyGoesToTextAndBack() {
        PrivateJwk key = PrivateJwk.generate();
        Map<String, Object> members = new LinkedHashMap<>(key.publicMembers());
        members.put("kid", "my key");
        String written = key.write();
        members.put("d", written.substring(written.indexOf("\"d\":\"") + 5, written.length() - 2));

        assertThat(PrivateJwk.of(members).keyId()).isEqualTo("my key");
        assertThat(PrivateJwk.of(members).sign(new byte[] {1})).isEqualTo(key.sign(new byte[] {1}));
        assertThat(PrivateJwk.generate().keyId()).isNotEqualTo(key.keyId());
    }

    @ParameterizedTest
    @CsvSource({
        "kty, RSA, has another kty than OKP",
        "crv, X25519, has another crv than Ed25519",
        "x, , has no x",
        "d, , has no d",
        "x, AAAA, has an x that is not 32 bytes in base64url",
        "d, nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=, has an d that is not 32 bytes in base64url",
        "d, nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2B, has an d that is not 32 bytes in base64url",
        "x, AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE, does not belong",
        "d, AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE, has an x that does not belong to its d"
    })
    void aKeyThatIsNotRightIsRejectedAndNotQuoted(String member, String value, String problem) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("kty", "OKP", "crv", "Ed25519", "d", D, "x", X));
        members.put(member, value);

        assertThatThrownBy(() -> PrivateJwk.of(members))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jwk ")
                .satisfies(failure -> assertThat(failure.getMessage())
                        .matches(message -> message.contains(problem) || problem.equals("does not belong")))
                .hasMessageNotContaining(D)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ==", "AR", "A", "+w", "_w\n", " _w", "_w ", "\u00fc"})
    void base64UrlHasOneForm(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
        assertThat(Base64Url.decode(Base64Url.encode(new byte[] {-1})).orElseThrow()).containsExactly(-1);
    }

    @Test
    void jsonIsWrittenWithItsEscapes() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a\"\\\u0001\u00fc", List.of("b c", 7L, true, Map.of()));

        assertThat(Json.write(object)).isEqualTo("{\"a\\\"\\\\\\u0001\u00fc\":[\"b c\",7,true,{}]}");
        assertThatThrownBy(() -> Json.write(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rawKeysAreTheirLast32Bytes() {
        byte[] raw = Base64Url.decode(D).orElseThrow();

        assertThat(PrivateJwk.of(Map.of("kty", "OKP", "crv", "Ed25519", "d", D, "x", X)).write())
                .contains(Base64Url.encode(Arrays.copyOf(raw, 32)));
    }
}
