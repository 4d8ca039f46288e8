package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.Account;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is valid, invalid, or nobody knows: only plex.tv itself can say that it is invalid. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class TokenValidityTest {

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':42,'uuid':'a1b2','username':'ann','title':'Ann','email':'ann@example.com','authToken':'x','new':[]}",
        "{'user':{'id':'42','uuid':'a1b2','username':'ann','title':'Ann','email':'ann@example.com'}}",
        "<user id='42' uuid='a1b2' username='ann' title='Ann' email='ann@example.com'/>"
    })
    void aValidTokenComesWithItsAccount(String body) {
        assertThat(validated(Responses.of(200, body.replace('\'', '"')))).isEqualTo(new TokenValidity.Valid(new Account(
                OptionalLong.of(42), Optional.of("a1b2"), Optional.of("ann"), Optional.of("Ann"),
                Optional.of("ann@example.com"))));
    }

    @Test
    void whatPlexTvLeavesOutIsAbsent() {
        assertThat(validated(Responses.json("{\"id\":42,\"username\":null,\"email\":\"\"}")))
                .isEqualTo(new TokenValidity.Valid(new Account(
                        OptionalLong.of(42), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "401 | {\"errors\":[{\"code\":1001,\"message\":\"User could not be authenticated\",\"status\":401}]}",
        "401 | {\"errors\":[{\"code\":1001}]}",
        "401 | {\"status\":401,\"error\":\"Unauthorized\"}",
        "401 | <errors><error code=\"1001\" message=\"User could not be authenticated\" status=\"401\"/></errors>",
        "401 | ` `",
        "498 | {\"errors\":[{\"message\":\"expired\"}]}",
        "422 | {\"errors\":[{\"message\":\"Invalid token\"}]}"
    })
    void aTokenThatPlexTvRefusesIsInvalid(int status, String body) {
        assertThat(validated(Responses.of(status, body)))
                .isInstanceOfSatisfying(TokenValidity.Invalid.class, invalid -> assertThat(invalid.reason())
                        .startsWith("GET https://plex.test/api/v2/user: " + status));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "200 | <html><body>Welcome to the hotel</body></html>",
        "200 | {}",
        "200 | []",
        "200 | ` `",
        "302 | ` `",
        "400 | {\"errors\":[{\"code\":1000,\"message\":\"X-Plex-Client-Identifier is missing\",\"status\":400}]}",
        "401 | <html><head><title>Unauthorized</title></head></html>",
        "401 | {\"errors\":[{\"code\":1029,\"message\":\"Please enter the verification code\",\"status\":401}]}",
        "401 | {\"errors\":[{\"code\":1031,\"message\":\"This IP appears to be having trouble\",\"status\":401}]}",
        "403 | {\"errors\":[{\"code\":1041}]}",
        "404 | {\"status\":404,\"error\":\"Not Found\"}",
        "407 | ` `",
        "422 | {\"errors\":[{\"message\":\"other\"}]}",
        "429 | ` `",
        "500 | ` `",
        "503 | <Response code=\"503\" title=\"Maintenance\"/>",
        "511 | <html></html>"
    })
    void everyOtherAnswerSaysNothingAboutTheToken(int status, String body) {
        assertThat(validated(Responses.of(status, body)))
                .isInstanceOfSatisfying(TokenValidity.Unknown.class, unknown -> assertThat(unknown.reason())
                        .contains("/api/v2/user").doesNotContain(TestAccount.TOKEN.value()));
    }

    static Stream<IOException> noAnswers() {
        return Stream.of(
                new ConnectException("refused"), new IOException("reset"),
                new TransportTimeoutException(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void noAnswerSaysNothingAboutTheToken(IOException failure) {
        assertThat(validated(FakeTransport.failingWith(failure))).isInstanceOf(TokenValidity.Unknown.class);
    }

    @Test
    void aClosedTransportIsAMistakeAndNotAnAnswer() {
        assertThatThrownBy(() -> validated(FakeTransport.failingWith(new TransportClosedException())))
                .isInstanceOf(PlexTransportException.class);
    }

    private TokenValidity validated(TransportResponse response) {
        return validated(FakeTransport.responding(response));
    }

    private TokenValidity validated(HttpTransport transport) {
        AccountAuthentication account = TestAccount.account(transport);
        return style.call(
                () -> account.validate(TestAccount.TOKEN), () -> account.validateAsync(TestAccount.TOKEN));
    }
}
