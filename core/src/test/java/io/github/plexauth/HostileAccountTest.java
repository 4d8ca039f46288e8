package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What plex.tv, or whoever answers in its place, cannot achieve. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class HostileAccountTest {

    private static final AccessToken TOKEN = TestApplication.TOKEN;
    private static final String LENT = "vB8nZs4KqWf6TjXy1RcG";
    private static final HomePin HOME_PIN = HomePin.of("0737");
    private static final Pin PIN = new Pin("739182640571928", "code", "installation-1", URI.create("https://a.test"),
            Optional.empty(), TestApplication.NOW.plusSeconds(900));

    @Parameter
    CallStyle style;

    private static AccountAuthentication account(HttpTransport transport) {
        return TestApplication.builder(transport).build().account();
    }

    private static AccountAuthentication account(String body) {
        return account(FakeTransport.responding(Responses.json(body)));
    }

    private Optional<AccessToken> check(AccountAuthentication account) {
        return style.call(() -> account.checkPin(PIN), () -> account.checkPinAsync(PIN));
    }

    private AccountServers servers(String resources) {
        AccountAuthentication account = account(resources);
        return style.call(() -> account.getServers(TOKEN), () -> account.getServersAsync(TOKEN));
    }

    private TokenValidity validate(AccountAuthentication account) {
        return style.call(() -> account.validate(TOKEN), () -> account.validateAsync(TOKEN));
    }

    private AccessToken switchTo(AccountAuthentication account, HomeUser user) {
        return style.call(
                () -> account.switchHomeUser(TOKEN, user, HOME_PIN),
                () -> account.switchHomeUserAsync(TOKEN, user, HOME_PIN));
    }

    private static HomeUser user(String uuid) {
        return new HomeUser(uuid, Optional.empty(), Optional.empty(), true, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a\\r\\nX-Plex-Token: x", "\\u0000", "\\ud800", "transient-1"})
    void aHomeUserWithAnIdentifierThatChangesTheRequestIsLeftOut(String uuid) {
        AccountAuthentication account =
                account("{\"users\":[{\"uuid\":\"" + uuid + "\"},{\"uuid\":\"a1\"}]}");

        assertThat(style.call(() -> account.getHomeUsers(TOKEN), () -> account.getHomeUsersAsync(TOKEN)))
                .extracting(HomeUser::uuid)
                .containsExactly("a1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../signout", "a/b", "a?pin=1&x", "a#b", "%2e%2e", "a;b", "\u00fc", "a\\b", "..."})
    void theIdentifierOfAHomeUserIsOneSegmentOfThePath(String uuid) {
        FakeTransport transport = FakeTransport.responding(Responses.json("{\"authToken\":\"t\"}"));

        switchTo(account(transport), user(uuid));

        URI uri = transport.request().uri();
        assertThat(uri.getPath()).isEqualTo("/api/v2/home/users/" + uuid + "/switch");
        assertThat(uri.normalize()).isEqualTo(uri);
        assertThat(uri.getRawPath().split("/")).hasSize(7);
        assertThat(uri.getRawQuery()).isEqualTo("pin=0737");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void whatWouldBeAPathIsNeitherAHomeUserNorAPin(String text) {
        assertThatThrownBy(() -> user(text)).isInstanceOf(IllegalArgumentException.class).hasMessage("uuid is a path");
        assertThatThrownBy(() -> new Pin(text, "c", "i", PIN.uri(), PIN.qr(), PIN.expiresAt()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is a path");
    }

    @Test
    void whatTheServerRepeatsOfAPinIsMasked() {
        String said = PIN.id() + " and " + HOME_PIN.value();
        AccountAuthentication account = account(FakeTransport.responding(Responses.of(
                403, "{\"errors\":[{\"code\":1,\"message\":\"no " + said + "\"}]}", "Content-Type", said)));

        for (Throwable thrown : List.of(
                catchThrowable(() -> check(account)), catchThrowable(() -> switchTo(account, user("a1b2c3d4"))))) {
            var failure = (PlexStatusException) thrown;
            String text = everythingOf(failure) + failure.errors() + failure.title() + failure.contentType();
            assertThat(text).contains("***").satisfiesAnyOf(
                    it -> assertThat(it).doesNotContain(PIN.id()), it -> assertThat(it).doesNotContain("0737"));
        }
    }

    @Test
    void aTransportThatQuotesTheRequestDoesNotShowAPin() {
        HttpTransport quoting = request -> {
            throw new IOException("cannot send " + request.uri(), new IOException(request.uri().toString()));
        };

        assertThat(everythingOf(catchThrowable(() -> check(account(quoting))))).doesNotContain(PIN.id());
        assertThat(everythingOf(catchThrowable(() -> switchTo(account(quoting), user("a1b2c3d4")))))
                .doesNotContain(HOME_PIN.value());
    }

    private static String everythingOf(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** A transport may say anything, and the message of a codec is cut off in the middle of a letter. */
    @Test
    void validationIsUnknownWhateverCharactersTheReasonHas() {
        AccountAuthentication withTransport = account(FakeTransport.failingWith(new IOException("\ud800\n")));
        AccountAuthentication withCodec = TestApplication
                .builder(FakeTransport.responding(Responses.json("{}")))
                .codec(json -> {
                    throw new JsonCodecException("x".repeat(199) + "\ud83c\udf7f");
                })
                .build()
                .account();

        assertThat(validate(withTransport)).isInstanceOf(TokenValidity.Unknown.class);
        assertThat(validate(withCodec)).isInstanceOfSatisfying(TokenValidity.Unknown.class,
                unknown -> assertThat(unknown.reason()).contains("x".repeat(199) + "\u2026").doesNotContain("\ud83c"));
    }

    @Test
    void twentyThousandEntriesAreReadQuickly() {
        String broken = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"provides\":\"server\",\"accessToken\":\"t" + i + "\"}")
                .collect(Collectors.joining(","));

        AccountServers servers = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> servers("[" + broken + "]"));

        assertThat(servers.servers()).isEmpty();
        assertThat(servers.problems()).hasSize(20_000).allMatch(problem -> problem.length() < 100);
    }

    /** Each text is compared with the token of the server, which takes long for many texts and a long token. */
    @ParameterizedTest
    @CsvSource({"4096, 0, true", "4104, 1, false", "480000, 1, false"})
    void howeverLongATokenIsItsServerIsReadQuickly(int length, int connections, boolean isRead) {
        String token = IntStream.range(0, length / 8).mapToObj("%08d"::formatted).collect(Collectors.joining());
        String connection = "{\"uri\":\"https://" + "z".repeat(450) + "00000001\"}";

        AccountServers servers = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> servers(
                "[{\"provides\":\"server\",\"clientIdentifier\":\"m\",\"accessToken\":\"" + token
                        + "\",\"connections\":[" + connection + ("," + connection).repeat(900) + "]}]"));

        assertThat(servers.servers()).singleElement().satisfies(server -> {
            assertThat(server.accessToken().isPresent()).isEqualTo(isRead);
            assertThat(server.connections()).hasSize(connections);
        });
    }

    @Test
    void aServerThatNamesItsTokenShowsItNowhere() {
        AccountServers servers = servers("[{\"provides\":\"server\",\"name\":\"" + LENT + "\",\"sourceTitle\":\""
                + TOKEN.value() + "\",\"clientIdentifier\":\"m\",\"accessToken\":\"" + LENT + "\",\"connections\":["
                + "{\"uri\":\"https://a.test/" + LENT + "\"},{\"uri\":\"https://" + TOKEN.value() + ".test\"},"
                + "{\"uri\":\"https://a.test/?X-Plex-Token=" + LENT + "\"},{\"uri\":\"https://b.test\"}]},"
                + "{\"provides\":\"server\",\"clientIdentifier\":\"" + LENT + "\",\"accessToken\":\"" + LENT + "\"}]");

        AccountServer server = servers.servers().get(0);
        assertThat(server.connections()).singleElement().asString().contains("https://b.test");
        assertThat(servers + " " + server.name() + server.owner()).contains("***")
                .doesNotContain(LENT, TOKEN.value()).doesNotContainIgnoringCase(TOKEN.value());
        assertThat(servers.problems()).containsExactly("Resource 2 has an identifier that contains an access token.");
    }

    @Test
    void aServerOfTheAccountIsFoundAlthoughTheHostOfPlexTvHasAnotherScript() {
        AccountServer server = servers("[{\"provides\":\"server\",\"clientIdentifier\":\"m\",\"accessToken\":\"" + LENT
                + "\",\"connections\":[{\"uri\":\"https://a.test\"}]}]").servers().get(0);
        PlexAuth plexAuth = TestApplication.builder(FakeTransport.failingWith(new IOException("no")))
                .accountUri(URI.create("https://k\u00fcche.test/api"))
                .build();

        assertThat(catchThrowable(() -> style.call(
                        () -> plexAuth.connect(server), () -> plexAuth.connectAsync(server))))
                .isInstanceOf(PlexConnectException.class);
    }

    @Test
    void aForwardUriThatCannotBeEncodedIsRefusedBeforeThereIsAPin() {
        assertThatThrownBy(() -> PinOptions.forBrowser().withForwardUri(URI.create("https://a.test/\ud83c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forward contains half of a surrogate pair");
    }

    @Test
    void aTransportThatBreaksItsContractFailsTheCall() {
        HttpTransport nothing = new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) {
                return null;
            }

            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
                return null;
            }
        };
        HttpTransport throwing = request -> {
            throw new IllegalStateException("defect");
        };
        for (HttpTransport broken : List.of(nothing, throwing)) {
            AccountAuthentication account = account(broken);
            assertThat(catchThrowable(() -> check(account))).isInstanceOf(PlexTransportException.class);
            assertThat(validate(account)).isInstanceOf(TokenValidity.Unknown.class);
            assertThat(catchThrowableOfType(PlexException.class, () -> style.call(
                            () -> account.awaitToken(PIN, Duration.ofMillis(1)),
                            () -> account.awaitTokenAsync(PIN, Duration.ofMillis(1)))))
                    .hasMessageContaining("no person confirmed the PIN within 1 ms");
        }
    }
}
