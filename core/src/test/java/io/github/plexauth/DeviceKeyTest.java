package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A device key as text. */
class DeviceKeyTest {

    private static final DeviceKey KEY = DeviceKey.generate();

    @Test
    void theKeyGoesToTextAndBackAndIsNeverShown() {
        String text = KEY.toPrivateJwk();
        DeviceKey copy = DeviceKey.fromPrivateJwk(text, new TestCodec());

        assertThat(copy.keyId()).isEqualTo(KEY.keyId()).hasSize(43);
        assertThat(DeviceKey.generate()).asString().startsWith("DeviceKey[").hasSizeGreaterThan(43);
        assertThat(copy.toPrivateJwk()).isEqualTo(text);
        assertThat(copy.sign(new byte[] {1, 2})).isEqualTo(KEY.sign(new byte[] {1, 2}));
        assertThat(text).contains("\"d\":");
        assertThat(KEY + " " + TestAccount.plexAuth(request -> null).device(KEY))
                .contains(KEY.keyId())
                .doesNotContain(text.split("\"d\":\"")[1].substring(0, 40));
        for (String noKey : List.of("", "[]", "{", "\"a\"", "{}")) {
            assertThatThrownBy(() -> DeviceKey.fromPrivateJwk(noKey, new TestCodec()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("jwk ")
                    .hasNoCause();
        }
    }
}
