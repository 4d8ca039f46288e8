package io.github.plexauth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large the keys and tokens of others may be. */
class KeyLimitsTest {

    private static final PrivateJwk KEY = PrivateJwk.generate();

    @ParameterizedTest
    @CsvSource({"256, 3, true", "255, 3, false", "1024, 4, true", "1025, 3, false", "256, 5, false"})
    void anRsaKeyHas2048To8192BitsAndAShortExponent(int modulus, int exponent, boolean usable) {
        Map<String, String> key = Map.of("kty", "RSA", "n", ones(modulus), "e", ones(exponent));

        assertThat(VerificationKey.of(key).isPresent()).isEqualTo(usable);
    }

    private static String ones(int bytes) {
        byte[] number = new byte[bytes];
        Arrays.fill(number, (byte) -1);
        return Base64Url.encode(number);
    }

    @ParameterizedTest
    @CsvSource({"16384, true", "16386, false"})
    void aTokenHas16384CharactersAtMost(int length, boolean usable) {
        String token = "e30.e30." + "A".repeat(length - 8);

        assertThat(Jwt.parse(token, json -> Optional.of(Map.of())).map(Jwt::toString).filter("Jwt"::equals).isPresent())
                .isEqualTo(usable);
    }

    @Test
    void aKeyIdHas255CharactersAtMostAndIsAText() {
        assertThat(PrivateJwk.of(members("k".repeat(255)))).hasToString("PrivateJwk[" + "k".repeat(255) + "]");
        assertThatThrownBy(() -> PrivateJwk.of(members("k".repeat(256))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jwk has a kid of more than 255 characters");
        assertThatThrownBy(() -> PrivateJwk.of(members(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jwk has a kid that is not a text");
    }

    private static Map<String, Object> members(Object keyId) {
        Map<String, Object> members = new LinkedHashMap<>(KEY.publicMembers());
        String written = KEY.write();
        members.put("d", written.substring(written.indexOf("\"d\":\"") + 5, written.length() - 2));
        members.put("kid", keyId);
        return members;
    }
}
