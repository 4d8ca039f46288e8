package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.port.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the messages of refusals advise: each names where it happened, the status and a remedy. */
@ParameterizedClass
@EnumSource(Asking.class)
class RefusalMessageTest {

    private static final String PAGE = "<html><head><title>a page</title></head></html>";

    @Parameter
    Asking asking;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | The server does not accept the type, scope or source; | allowedNetworks",
        "401 | The access token is not accepted by this server: it is wrong, expired or revoked | a shared server",
        "403 | a transient token cannot make another | needs an admin's token",
        "404 | does not know this path | check the base URI",
        "418 | The server refuses the request. | 418",
        "429 | Too many requests: wait a while before the next one. | 429",
        "498 | The server refuses the request. | 498",
        "500 | The server failed | its own log says more",
        "502 | A proxy in front of the server got no answer from it | check that the server is running",
        "503 | starting, in maintenance or overloaded | try again in a while",
        "504 | A proxy in front of the server got no answer from it | check that the server is running"
    })
    void everyStatusHasARemedy(int status, String what, String remedy) {
        assertThat(refusal(Answers.of(status, "")))
                .hasMessageStartingWith("GET http://pms.test:32400/security/token: " + status + ". ")
                .hasMessageContainingAll(what, remedy)
                .hasMessageNotContainingAny("?", "type=", "\n");
    }

    @Test
    void anOldServerIsToldFromAWrongAddress() {
        PlexApiException refusal = catchThrowableOfType(
                PlexApiException.class, () -> asking.connections(Answers.page(404, PAGE)));

        assertThat(refusal)
                .hasMessageStartingWith("GET http://pms.test:32400/security/resources: 404. ")
                .hasMessageContaining("The server knows no such source, or is older than version 1.15.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "AbCdEfGhIjKlMnOpQrSt    | it is wrong, expired or revoked, or it is for another server",
        "local-0123456789        | it is wrong, expired or revoked, or it is for another server",
        "claim-0123456789        | a claim token binds a server to an account and is no access token",
        "transient-0123456789    | a transient token lives 48 hours at most, ends when its server restarts",
        "eyJhbGciOiJFZERTQSJ9.e30.c2ln | JSON Web Tokens, which are for plex.tv"
    })
    void anUnacceptedTokenIsExplainedByItsKind(String token, String explanation) {
        ServerAuthentication server = Asking.application(FakeTransport.answering(Answers.page(401, PAGE)))
                .build()
                .server(Asking.BASE, AccessToken.of(token));

        assertThat(catchThrowableOfType(PlexApiException.class, () -> asking.token(server)))
                .hasMessageContaining("401. The access token is not accepted by this server: ")
                .hasMessageContaining(explanation)
                .hasMessageNotContaining(token);
    }

    @Test
    void theTimeToWaitIsNamed() {
        assertThat(refusal(Answers.of(429, "", "Retry-After", "17"))).hasMessageContaining("wait 17 s before");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 502, 504, 302})
    void aPageWithoutPlexsHeaderPointsAtAProxy(int status) {
        assertThat(refusal(Answers.of(status, PAGE))).hasMessageEndingWith(
                " The answer has no X-Plex-Protocol header: perhaps a proxy or another server has answered.");
        assertThat(refusal(Answers.of(status, "\uFEFF <!DOCTYPE HTML PUBLIC>" + PAGE)))
                .hasMessageContaining("no X-Plex-Protocol header");
        assertThat(refusal(Answers.page(status, PAGE))).hasMessageNotContaining("X-Plex-Protocol");
        assertThat(refusal(Answers.of(status, "{}"))).hasMessageNotContaining("X-Plex-Protocol");
        assertThat(refusal(Answers.of(status, ""))).hasMessageContaining("no X-Plex-Protocol header");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | does not accept the type, scope or source | check that the base URI says https",
        "503 | starting, in maintenance or overloaded    | cannot be used now: check that it is running"
    })
    void aProxysOwnPageIsNotTakenForTheServersWords(int status, String servers, String proxys) {
        assertThat(refusal(Answers.page(status, PAGE)))
                .hasMessageContaining(servers)
                .hasMessageNotContaining(proxys);
        assertThat(refusal(Answers.of(status, PAGE)))
                .hasMessageContaining(proxys)
                .hasMessageNotContaining(servers)
                .hasMessageEndingWith("perhaps a proxy or another server has answered.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://other.test:8443/secret/path?token=secret#secret |  to https://other.test:8443,",
        "https://user:secret@other.test/                         |  to https://other.test,",
        "https://[2001:db8::1]:1/secret                          |  to https://[2001:db8::1]:1,",
        "//other.test/secret                                     |  to http://other.test,",
        "/web/secret                                             |  to http://pms.test:32400,",
        "secret                                                  |  to http://pms.test:32400,",
        "https:secret                                            | redirects,",
        "https:///secret                                         | redirects,",
        "http://not a uri/secret                                 | redirects,",
        "https://under_score:secret@x/                           | redirects"
    })
    void aRedirectNamesTheTargetsOriginOnly(String location, String origin) {
        assertThat(refusal(Answers.of(301, "", "location", location)))
                .hasMessageContaining("301. The server redirects")
                .hasMessageContaining(origin)
                .hasMessageContaining("which is not followed, since the access token would go along")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRedirectMayNameNoTarget() {
        assertThat(refusal(Answers.of(302, "")))
                .hasMessageContaining("302. The server redirects, which is not followed");
        assertThat(refusal(Answers.of(302, "", "Location", ""))).hasMessageContaining("redirects, which");
    }

    @Test
    void theWordsOfTheServerAreNotInTheMessage() {
        String json = "{\"errors\":[{\"code\":1,\"message\":\"words of the server\"}]}";

        assertThat(refusal(Answers.of(401, json))).hasMessageNotContaining("words");
        assertThat(refusal(Answers.page(401, PAGE))).hasMessageNotContaining("a page");
    }

    private PlexApiException refusal(TransportResponse answer) {
        return catchThrowableOfType(PlexApiException.class, () -> asking.token(answer));
    }
}
