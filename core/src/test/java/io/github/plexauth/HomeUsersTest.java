package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexNotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The users of a home, and switching to one. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class HomeUsersTest {

    private static final HomePin PIN = HomePin.of("0815");

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':1,'name':'Home','guestUserID':null,'users':["
                + "{'id':1,'uuid':'a1','title':'Ann','username':'ann','admin':true},"
                + "{'id':2,'uuid':'b2','title':'Kid','username':null,'restricted':1,'protected':'1'},"
                + "{'uuid':null},null,7]}",
        "[{'uuid':'a1','title':'Ann','username':'ann','admin':true},"
                + "{'uuid':'b2','title':'Kid','restricted':true,'protected':true}]",
        "<home id='1'><users><user uuid='a1' title='Ann' username='ann' admin='1'/>"
                + "<user uuid='b2' title='Kid' username='' restricted='1' protected='1'/></users></home>",
        "<MediaContainer><User uuid='a1' title='Ann' username='ann' admin='1'/>"
                + "<User uuid='b2' title='Kid' restricted='1' protected='1'/></MediaContainer>"
    })
    void theUsersOfAHomeAreRead(String body) {
        assertThat(users(body.replace('\'', '"'))).containsExactly(
                new HomeUser("a1", Optional.of("Ann"), Optional.of("ann"), false, true, false, false),
                new HomeUser("b2", Optional.of("Kid"), Optional.empty(), true, false, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1,\"users\":null}", "{\"id\":1}", "[]", "{\"users\":[]}", "<home id=\"1\"/>"})
    void aHomeMayBeEmpty(String body) {
        assertThat(users(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html></html>", "", "{\"a\":1}"})
    void anAnswerThatIsNotAHomeIsRefused(String body) {
        assertThatThrownBy(() -> users(body)).isInstanceOf(PlexInvalidResponseException.class);
    }

    private List<HomeUser> users(String body) {
        AccountAuthentication account = TestAccount.account(Responses.of(200, body));
        return style.call(
                () -> account.getHomeUsers(TestAccount.TOKEN), () -> account.getHomeUsersAsync(TestAccount.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":2,\"uuid\":\"b2\",\"authToken\":\"KidToken\"}", "<user authToken=\"KidToken\"/>",
        "<user authenticationToken=\"KidToken\"/>"
    })
    void switchingReturnsTheTokenOfTheUser(String body) {
        for (int status : List.of(200, 201)) {
            AccountAuthentication account = TestAccount.account(Responses.of(status, body));
            assertThat(style.call(
                            () -> account.switchHomeUser(TestAccount.TOKEN, TestAccount.USER),
                            () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER)))
                    .isEqualTo(AccessToken.of("KidToken"));
            assertThat(style.call(
                            () -> account.switchHomeUser(TestAccount.TOKEN, TestAccount.USER, PIN),
                            () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER, PIN)))
                    .isEqualTo(AccessToken.of("KidToken"));
        }
    }

    @Test
    void anAnswerWithoutATokenIsRefused() {
        AccountAuthentication account = TestAccount.account(Responses.json("{\"id\":2}"));

        assertThatThrownBy(() -> style.call(
                        () -> account.switchHomeUser(TestAccount.TOKEN, TestAccount.USER),
                        () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER)))
                .isInstanceOf(PlexInvalidResponseException.class)
                .hasMessageContaining("/home/users/***/switch: the answer holds no token of the user");
    }

    @Test
    void aUserThatTheHomeDoesNotHaveIsSaidToBeUnknown() {
        AccountAuthentication account =
                TestAccount.account(Responses.of(404, "{\"status\":404,\"error\":\"Not Found\"}"));

        assertThatThrownBy(() -> style.call(
                        () -> account.switchHomeUser(TestAccount.TOKEN, TestAccount.USER),
                        () -> account.switchHomeUserAsync(TestAccount.TOKEN, TestAccount.USER)))
                .isInstanceOf(PlexNotFoundException.class)
                .hasMessageContaining("The home has no such user.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "12345", "12a4", "12 4", "\u0661\u0662\u0663\u0664"})
    void aHomePinHasFourDigitsAndIsNotQuoted(String text) {
        assertThatThrownBy(() -> HomePin.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value is not four digits");
        assertThat(HomePin.of("0815")).hasToString("HomePin[redacted]");
    }
}
