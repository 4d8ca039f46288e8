package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexInvalidResponseException;
import java.time.Duration;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PINs with parts that make no sense, or that would lead a person or a request elsewhere. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class HostilePinTest {

    @Parameter
    CallStyle style;

    private Pin create(String members) {
        AccountAuthentication account = TestApplication
                .builder(FakeTransport.responding(Responses.json("{" + members + "}")))
                .build()
                .account();
        return style.call(account::createPin, account::createPinAsync);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "a b", "a/../b", "a?b", "a#b", "a&b=c", "a%0d%0ab", "a\\r\\nX: y", "\\u0000", "\\u202e", "\\ud800",
        "<script>", "\u00fc", "..", "'\\\""
    })
    void aCodeThatIsNotLettersAndDigitsIsRefused(String code) {
        assertThatThrownBy(() -> create("\"id\":1,\"code\":\"" + code + "\""))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("is a PIN without a code");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1e300", "-1", "1.5", "\"1.5\"", "999999999999999", "1000000000000000", "9223372036854775808", "\"1 1\"",
        "\"../1\"", "true", "null", "[]", "{}", "\"0x1\"", "\"\u0661\""
    })
    void aNumberThatIsNoneNeverBecomesAPartOfAPath(String id) {
        Object outcome = catchThrowable(() -> assertThat(create("\"id\":" + id + ",\"code\":\"c\"").id())
                .matches("\\d{1,15}"));

        assertThat(outcome).satisfiesAnyOf(
                none -> assertThat(none).isNull(),
                refused -> assertThat(refused).isInstanceOf(PlexInvalidResponseException.class));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1800", "-1e300, 1800", "1e300, 1800", "1.5, 1800", "9223372036854775808, 1800", "'\"x\"', 1800",
        "null, 1800", "true, 1800", "[], 1800", "'\"90\"', 90", "9e1, 90", "86401, 86400", "2147483647, 86400", "0, 0"
    })
    void aLifetimeWithoutSenseIsTheUsualOneAndNoneIsLongerThanADay(String expiresIn, int seconds) {
        Pin pin = create("\"id\":1,\"code\":\"c\",\"expiresIn\":" + expiresIn);

        assertThat(Duration.between(TestApplication.NOW, pin.expiresAt())).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://a.test/q", "javascript:alert(1)", "https:///q", "https://user:secret@a.test/",
        "https://[::60000000000.0.0.1]", "https://a.test/\\u0000", "https://a b.test", "https://a.test/\\ud800",
        "file:///etc/passwd", "\"", "x"
    })
    void aQrCodeThatIsNotAnAddressOnTheWebIsLeftOut(String qr) {
        assertThat(create("\"id\":1,\"code\":\"c\",\"qr\":\"" + qr.replace("\"", "\\\"") + "\"").qr()).isEmpty();
    }
}
