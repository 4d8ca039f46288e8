package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages for error statuses: each names the request, the status, what it means and what the reader can do. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class ErrorStatusMessageTest {

    private static final String PAGE = "<html><head><title>a page</title></head></html>";

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | The server does not accept a parameter of the request. | (allowedNetworks)",
        "401 | The server does not accept the access token. It is wrong, expired, revoked, or |"
                + " A shared server requires its own token",
        "403 | a transient token cannot create another one | requires the token of an administrator",
        "404 | The server does not know this path. | Check the base URI and the version of the server.",
        "418 | The server refuses the request. | 418",
        "429 | The server received too many requests. | Wait a while before the next one.",
        "498 | The access token has expired. | Get a new one.",
        "500 | The server failed. | Its own log may have the reason.",
        "502 | A proxy in front of the server got no answer from it. | Check that the server is running.",
        "503 | The server is starting, in maintenance or overloaded. | Try again later.",
        "504 | A proxy in front of the server got no answer from it. | Check that the server is running."
    })
    void theMessageTellsWhatTheStatusMeansAndWhatToDo(int status, String what, String remedy) {
        assertThat(failure(Responses.of(status, "")))
                .hasMessageStartingWith("GET http://pms.test:32400/security/token: " + status + ". ")
                .hasMessageContainingAll(what, remedy)
                .hasMessageNotContainingAny("?", "type=", "\n");
    }

    @Test
    void theMessageFor404OfConnectionInformationNamesTheRequiredVersion() {
        PlexStatusException failure = catchThrowableOfType(
                PlexStatusException.class, () -> style.getConnections(Responses.plexPage(404, PAGE)));

        assertThat(failure)
                .hasMessageStartingWith("GET http://pms.test:32400/security/resources: 404. ")
                .hasMessageContaining("The server does not know this source, or it is older than version 1.15.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "AbCdEfGhIjKlMnOpQrSt    | It is wrong, expired, revoked, or for another server.",
        "local-0123456789        | It is wrong, expired, revoked, or for another server.",
        "claim-0123456789        | It is a claim token, which binds a server to an account and is not an access token.",
        "transient-0123456789    | A transient token lives up to 48 hours, ends when its server restarts",
        "eyJhbGciOiJFZERTQSJ9.e30.c2ln | JSON Web Tokens, which are for plex.tv"
    })
    void theMessageFor401DependsOnTheKindOfTheToken(String token, String explanation) {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(Responses.plexPage(401, PAGE)))
                .build()
                .server(TestApplication.BASE_URI, AccessToken.of(token));

        assertThat(catchThrowableOfType(PlexStatusException.class, () -> style.getTransientToken(server)))
                .hasMessageContaining("401. The server does not accept the access token. ")
                .hasMessageContaining(explanation)
                .hasMessageNotContaining(token);
    }

    @Test
    void theMessageNamesTheTimeToWait() {
        assertThat(failure(Responses.of(429, "", "Retry-After", "17")))
                .hasMessageContaining("Wait 17 s before the next one.");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 502, 504, 302})
    void aResponseWithoutThePlexHeaderMayComeFromAProxy(int status) {
        assertThat(failure(Responses.of(status, PAGE))).hasMessageEndingWith(
                " The response has no X-Plex-Protocol header, so it may come from a proxy or another server.");
        assertThat(failure(Responses.of(status, "\uFEFF <!DOCTYPE HTML PUBLIC>" + PAGE)))
                .hasMessageContaining("no X-Plex-Protocol header");
        assertThat(failure(Responses.plexPage(status, PAGE))).hasMessageNotContaining("X-Plex-Protocol");
        assertThat(failure(Responses.of(status, "{}"))).hasMessageNotContaining("X-Plex-Protocol");
        assertThat(failure(Responses.of(status, ""))).hasMessageContaining("no X-Plex-Protocol header");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | does not accept a parameter of the request | Check that the base URI starts with https",
        "503 | starting, in maintenance or overloaded     | is not available. Check that it is running"
    })
    void theMessageForAPageOfAProxyDiffers(int status, String servers, String proxys) {
        assertThat(failure(Responses.plexPage(status, PAGE)))
                .hasMessageContaining(servers)
                .hasMessageNotContaining(proxys);
        assertThat(failure(Responses.of(status, PAGE)))
                .hasMessageContaining(proxys)
                .hasMessageNotContaining(servers)
                .hasMessageEndingWith(" so it may come from a proxy or another server.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://other.test:8443/secret/path?token=secret#secret |  to https://other.test:8443.",
        "https://user:secret@other.test/                         |  to https://other.test.",
        "https://[2001:db8::1]:1/secret                          |  to https://[2001:db8::1]:1.",
        "//other.test/secret                                     |  to http://other.test.",
        "/web/secret                                             |  to http://pms.test:32400.",
        "secret                                                  |  to http://pms.test:32400.",
        "https:secret                                            | redirects.",
        "https:///secret                                         | redirects.",
        "http://not a uri/secret                                 | redirects.",
        "https://under_score:secret@x/                           |  to https://x."
    })
    void theMessageForARedirectNamesOnlyTheOriginOfTheTarget(String location, String origin) {
        assertThat(failure(Responses.of(301, "", "location", location)))
                .hasMessageContaining("301. The server redirects")
                .hasMessageContaining(origin)
                .hasMessageContaining("The library does not follow redirects, because it would send the access"
                        + " token to another address.")
                .hasMessageNotContaining("secret");
    }

    @Test
    void status304IsNotReportedAsARedirect() {
        assertThat(failure(Responses.of(304, "")))
                .hasMessageContaining("304. The server responds that nothing has changed")
                .hasMessageNotContaining("redirects");
    }

    @Test
    void aRedirectMayHaveNoTarget() {
        assertThat(failure(Responses.of(302, "")))
                .hasMessageContaining("302. The server redirects. The library does not follow redirects");
        assertThat(failure(Responses.of(302, "", "Location", ""))).hasMessageContaining("redirects. The");
    }

    @Test
    void theMessageDoesNotQuoteTheServer() {
        String json = "{\"errors\":[{\"code\":1,\"message\":\"text of the server\"}]}";

        assertThat(failure(Responses.of(401, json))).hasMessageNotContaining("text of");
        assertThat(failure(Responses.plexPage(401, PAGE))).hasMessageNotContaining("a page");
    }

    private PlexStatusException failure(TransportResponse response) {
        return catchThrowableOfType(PlexStatusException.class, () -> style.getTransientToken(response));
    }
}
