package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are no keys. None of them is quoted, and none of them costs much. */
@Timeout(20)
class HostileDeviceKeyTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final String JWK = KEY.toPrivateJwk();
    private static final String D = JWK.split("\"d\":\"")[1].substring(0, 43);
    private static final String X = KEY.publicJwk().get("x");

    static Stream<String> noKeys() {
        return Stream.of(
                JWK.replace("\"" + D + "\"", "7"),
                JWK.replace("\"" + X + "\"", "7"),
                JWK.replace("\"" + D + "\"", "[\"" + D + "\"]"),
                JWK.replace("\"" + D + "\"", "{\"d\":\"" + D + "\"}"),
                JWK.replace("\"" + D + "\"", "null"),
                JWK.replace("\"" + D + "\"", "\"" + D + "=\""),
                JWK.replace("\"" + D + "\"", "\"" + D + "\\n\""),
                JWK.replace("\"" + D + "\"", "\"" + "A".repeat(1_000_000) + "\""),
                JWK.replace("\"" + X + "\"", "\"" + "A".repeat(43) + "\""),
                JWK.replace("\"" + X + "\"", "\"AQ" + "A".repeat(41) + "\""),
                JWK.replace("\"" + KEY.keyId() + "\"", "\"" + "k".repeat(1_000_000) + "\""),
                JWK.replace("\"" + KEY.keyId() + "\"", "\"two\\nlines " + D + "\""),
                JWK.replace("\"" + KEY.keyId() + "\"", "\"\""),
                JWK.replace("\"" + KEY.keyId() + "\"", "1"),
                JWK.replace("\"OKP\"", "[\"OKP\"]"),
                JWK.replace("\"OKP\"", "\"okp\""),
                "[" + JWK + "]",
                "{\"keys\":[" + JWK + "]}",
                "\"" + D + "\"",
                "[".repeat(50_000) + D + "]".repeat(50_000),
                "{\"a\":".repeat(50_000),
                JWK.substring(0, JWK.length() - 1),
                "\u0000" + D,
                "\ud800");
    }

    @ParameterizedTest(name = "{index}") // The texts are too long for a name.
    @MethodSource("noKeys")
    void aTextThatIsNoKeyIsRefusedAndNotQuoted(String text) {
        assertThatThrownBy(() -> DeviceKey.fromPrivateJwk(text, new TestCodec()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jwk")
                .hasMessageNotContaining(D)
                .hasNoCause();
    }

    /** The codec decides which of two members counts, and the key is one key in any case. */
    @Test
    void membersThatAreThereTwiceMakeNoMixedKey() {
        DeviceKey other = DeviceKey.generate();
        String twice = JWK.substring(0, JWK.length() - 1) + "," + other.toPrivateJwk().substring(1);

        assertThat(DeviceKey.fromPrivateJwk(twice, new TestCodec()).publicJwk().get("x"))
                .isIn(X, other.publicJwk().get("x"));
        assertThatThrownBy(() -> DeviceKey.fromPrivateJwk(
                        JWK.replace("}", ",\"x\":\"" + other.publicJwk().get("x") + "\"}"), new TestCodec()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(D);
    }

    @Test
    void membersThatAreNotKnownAreIgnored() {
        String more = JWK.replace("}", ",\"ext\":true,\"key_ops\":[\"sign\"],\"n\":{\"d\":1}}");

        assertThat(DeviceKey.fromPrivateJwk(more, new TestCodec()).toPrivateJwk()).isEqualTo(JWK);
    }
}
