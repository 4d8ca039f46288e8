package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import java.util.List;
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
        assertThat(failure(Responses.plexPage(status, "")))
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
        "transient-0123456789    | A transient token lives up to 48 hours, ends when its server restarts"
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

    @Test
    void aProxyThatRequiresCredentialsIsSaidToRequireThem() {
        assertThat(failure(Responses.of(407, "")))
                .hasMessageContaining("such as a proxy. It requires a user name and a password. Give them to the"
                        + " transport, as proxyCredentials of its builder");
    }

    private static final String IN_FRONT = "The response has no X-Plex-Protocol header, so it most likely comes from"
            + " something in front of the server, such as a proxy. ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | It does not accept the request. Check that the base URI starts with https |"
                + " the server does not accept a parameter of the request",
        "401 | It may require credentials of its own   | the server does not accept the access token. It is wrong",
        "403 | It may refuse this client for its address, its country or its User-Agent |"
                + " the server accepts the access token, but does not allow this call with it",
        "404 | It has nothing at this path. Check the host, the port and the path | the server does not know this path",
        "498 | It refuses the request.                 | the access token has expired",
        "503 | The server behind it may not be available. Check that it is running |"
                + " the server is starting, in maintenance or overloaded"
    })
    void withoutThePlexHeaderWhatIsInFrontComesFirstAndTheServerSecond(int status, String front, String server) {
        for (String body : List.of("", PAGE, "error code: 1010", "404 page not found", "{}", "{\"message\":\"x\"}")) {
            assertThat(failure(Responses.of(status, body)))
                    .hasMessageContaining(": " + status + ". " + IN_FRONT + front)
                    .hasMessageContaining(" If the server itself responded: " + server);
        }
        assertThat(failure(Responses.plexPage(status, PAGE)))
                .hasMessageContaining(": " + status + ". T" + server.substring(1))
                .hasMessageNotContainingAny("X-Plex-Protocol", "in front", front);
        assertThat(failure(Responses.of(status, "{\"errors\":[{\"code\":1}]}")))
                .hasMessageNotContaining("X-Plex-Protocol");
    }

    @Test
    void aStatus401WithAChallengeRequiresCredentialsOfItsOwn() {
        assertThat(failure(Responses.of(401, "", "WWW-Authenticate", "Basic realm=\"home\"")))
                .hasMessageContaining(": 401. " + IN_FRONT + "It requires credentials of its own, which the library"
                        + " does not send. Let these requests pass, or use the address of the server itself. If the"
                        + " server itself responded: the server does not accept the access token.");
    }

    @Test
    void theMessageFor404OfConnectionInformationNamesWhatIsInFrontFirst() {
        assertThat(catchThrowableOfType(
                        PlexStatusException.class,
                        () -> style.getConnections(Responses.of(404, "404 page not found"))))
                .hasMessageContaining(": 404. " + IN_FRONT + "It has nothing at this path.")
                .hasMessageContaining("If the server itself responded: the server does not know this source, or it is"
                        + " older than version 1.15.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "502 | A proxy in front of the server got no answer from it.",
        "504 | A proxy in front of the server got no answer from it.",
        "520 | A proxy in front of the server, such as a CDN, could not reach it.",
        "521 | A proxy in front of the server, such as a CDN, could not reach it.",
        "522 | A proxy in front of the server, such as a CDN, could not reach it.",
        "523 | A proxy in front of the server, such as a CDN, could not reach it.",
        "524 | A proxy in front of the server, such as a CDN, could not reach it.",
        "530 | A proxy in front of the server, such as a CDN, could not reach it.",
        "525 | A proxy in front of the server, such as a CDN, could not establish TLS with it. Check the certificate",
        "526 | A proxy in front of the server, such as a CDN, could not establish TLS with it. Check the certificate"
    })
    void statusesThatOnlyProxiesSendAreExplainedAsThat(int status, String meaning) {
        assertThat(failure(Responses.of(status, PAGE))).hasMessageContaining(": " + status + ". " + meaning);
        assertThat(failure(Responses.of(status, "error code: " + status))).hasMessageContaining(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://other.test:8443/secret/path?token=secret#secret |  to https://other.test:8443.",
        "https://user:secret@other.test/                         |  to https://other.test.",
        "https://[2001:db8::1]:1/secret                          |  to https://[2001:db8::1]:1.",
        "//other.test/secret                                     |  to http://other.test.",
        "https:secret                                            | redirects.",
        "https:///secret                                         | redirects.",
        "http://not a uri/secret                                 | redirects.",
        "https://under_score:secret@x/                           |  to https://x."
    })
    void theMessageForARedirectNamesOnlyTheOriginOfTheTarget(String location, String origin) {
        assertThat(failure(Responses.of(301, "", "location", location)))
                .hasMessageContaining("301. " + IN_FRONT + "It redirects")
                .hasMessageContaining(origin)
                .hasMessageContaining("The library does not follow redirects, because it would send the access"
                        + " token to another address.")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/web/index.html?secret", "secret", "http://pms.test:32400/web/secret", "HTTP://PMS.test:32400/secret",
        "//pms.test:32400/secret"
    })
    void aRedirectToTheSameAddressDoesNotRecommendThatAddress(String location) {
        String rest = " redirects to another path of the same address, as servers do for browsers. Check the path of"
                + " the base URI, and whether something in front of the server requires a sign-in.";

        assertThat(failure(Responses.of(302, "", "Location", location)))
                .hasMessageEndingWith("302. " + IN_FRONT + "It" + rest);
        assertThat(failure(Responses.of(302, "", "Location", location, "X-Plex-Protocol", "1.0")))
                .hasMessageEndingWith("302. The server" + rest);
    }

    @Test
    void status304IsNotReportedAsARedirect() {
        assertThat(failure(Responses.of(304, "")))
                .hasMessageContaining("304. " + IN_FRONT + "It responds that nothing has changed")
                .hasMessageNotContaining("redirects");
    }

    @Test
    void aRedirectMayHaveNoTarget() {
        assertThat(failure(Responses.of(302, "")))
                .hasMessageContaining("302. " + IN_FRONT + "It redirects. The library does not follow redirects");
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
