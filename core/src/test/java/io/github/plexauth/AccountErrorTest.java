package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.TestAccount.Operation;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexHomePinException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the errors of plex.tv mean, in all forms in which it sends them. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class AccountErrorTest {

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | 1000 | plex.tv misses a header that it requires",
        "401 | 1001 | plex.tv does not accept the access token: it is wrong, expired or revoked. Sign in again.",
        "401 | 1028 | Sign in by a PIN",
        "401 | 1029 | Sign in by a PIN",
        "401 | 1031 | Wait, and do not repeat the call",
        "403 | 1041 | The home user is protected by a PIN of four digits"
    })
    void aCodeIsExplainedWhateverTheFormOfTheError(int status, int code, String explanation) {
        String entry = "{\"code\":" + code + ",\"message\":\"Words of plex.tv\",\"status\":" + status + "}";
        Stream.of(
                        "{\"errors\":[" + entry + "]}",
                        "{\"errors\":" + entry + "}",
                        "{\"status\":" + status + ",\"code\":\"" + code + "\",\"error\":\"Words of plex.tv\"}",
                        "<errors><error code=\"" + code + "\" message=\"Words of plex.tv\" status=\"" + status
                                + "\"/></errors>")
                .map(body -> failure(Responses.of(status, body)))
                .forEach(failure -> {
                    assertThat(failure)
                            .hasMessageStartingWith("GET https://plex.test/api/v2/resources: " + status + ". ")
                            .hasMessageContaining(explanation);
                    assertThat(failure.code()).hasValue(code);
                    assertThat(failure.errors().get(0).message()).contains("Words of plex.tv");
                    assertThat(failure.retryable()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "401 | <html><title>Sign in to the hotel</title></html> | most likely comes from something in between",
        "404 | <html></html>                                    | most likely comes from something in between",
        "302 | ` `                                              | most likely comes from something in between",
        "404 | {\"status\":404,\"error\":\"Not Found\"}         | plex.tv refuses the request.",
        "403 | {\"errors\":[{\"code\":7}]}                      | plex.tv does not allow this call with this token.",
        "422 | {\"errors\":[{\"message\":\"Invalid token\"}]}   | If it names the token, sign in again.",
        "498 | {\"errors\":[{\"message\":\"expired\"}]}         | Sign in again.",
        "429 | ` `                                              | Wait 17 s before the next one.",
        "500 | ` `                                              | Try again later.",
        "503 | <html></html>                                    | Try again later."
    })
    void anErrorWithoutAKnownCodeIsExplainedByItsStatus(int status, String body, String explanation) {
        PlexStatusException failure = failure(Responses.of(status, body, "Retry-After", "17"));

        assertThat(failure).hasMessageContaining(explanation);
        assertThat(failure.status()).isEqualTo(status);
    }

    private PlexStatusException failure(TransportResponse response) {
        AccountAuthentication account = TestAccount.account(response);
        return catchThrowableOfType(PlexStatusException.class, () -> style.call(
                () -> account.getServers(TestAccount.TOKEN), () -> account.getServersAsync(TestAccount.TOKEN)));
    }

    static Stream<Operation> operations() {
        return TestAccount.FAILING.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noMessageHasASecret(Operation operation) {
        AccountAuthentication account = TestAccount.account(Responses.of(
                400, "{\"errors\":[{\"code\":1,\"message\":\"not " + TestAccount.TOKEN.value() + "\"}]}"));

        PlexStatusException failure =
                catchThrowableOfType(PlexStatusException.class, () -> operation.run(style, account));

        assertThat(failure)
                .hasMessageNotContaining(TestAccount.TOKEN.value())
                .hasMessageNotContaining(TestAccount.PIN.id())
                .hasMessageNotContaining(TestAccount.HOME_PIN.value());
        if (!operation.name().endsWith("Pin")) { // Without a token in the request, there is none to echo.
            assertThat(failure.errors().toString()).contains("not ***");
        }
    }

    @Test
    void aProtectedHomeUserHasAnExceptionOfItsOwn() {
        AccountAuthentication account =
                TestAccount.account(Responses.of(403, "{\"errors\":[{\"code\":1041,\"status\":403}]}"));

        assertThat(catchThrowableOfType(PlexForbiddenException.class, () -> style.call(
                        () -> account.switchHomeUser(TestAccount.TOKEN, TestAccount.USER),
                        () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER))))
                .isExactlyInstanceOf(PlexHomePinException.class)
                .hasMessage("POST https://plex.test/api/v2/home/users/***/switch: 403. The home user is protected by a"
                        + " PIN of four digits, and the call had none or a wrong one. Ask the person for it.");
    }
}
