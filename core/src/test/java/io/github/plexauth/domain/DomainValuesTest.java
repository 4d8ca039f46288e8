package io.github.plexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values accept. Their exceptions name the parameter and do not quote the argument. */
class DomainValuesTest {

    private static final String HALF_A_PAIR = "secret\ud83c";
    private static final String A_URI = "https://a.plex.direct:32400";
    private static final URI BASE_URI = URI.create(A_URI);
    private static final Connection CONNECTION = Connection.of("https", "10.0.0.1", 32_400, A_URI, true, false);
    private static final AccessToken TOKEN = AccessToken.of("abc");
    private static final ServerIdentity IDENTITY = new ServerIdentity("a", Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {
        "server://client-identifier", "server://243b471948ace337a8f92f129ec97d1902fcb1df/com.plexapp.plugins.library",
        "provider://tv.plex.provider.podcasts", "server://\u00fc \ud83c\udf7f", "server:///"
    })
    void aSourceMayHaveAnyTextAfterItsPrefix(String text) {
        assertThat(Source.parse(text)).isEqualTo(Source.parse(text)).extracting(Source::value).isEqualTo(text);
    }

    @Test
    void serverAndProviderAddThePrefix() {
        assertThat(Source.server("243b47")).isEqualTo(Source.parse("server://243b47"));
        assertThat(Source.provider("tv.plex.provider.epg")).isEqualTo(Source.parse("provider://tv.plex.provider.epg"));
    }

    @Test
    void theKnownTypeAndScopeHaveTheValuesOfTheProtocol() {
        assertThat(TokenType.DELEGATION).isEqualTo(new TokenType("delegation"));
        assertThat(Scope.ALL).isEqualTo(new Scope("all"));
    }

    static Stream<Arguments> invalidArguments() {
        return Stream.of(
                invalid("text is blank", () -> Source.parse(" ")),
                invalid("text does not start with server:// or provider://", () -> Source.parse("secret")),
                invalid("text does not start with server:// or provider://", () -> Source.parse("Server://secret")),
                invalid("text does not start with server:// or provider://", () -> Source.parse(" server://secret")),
                invalid("text does not start with server:// or provider://", () -> Source.parse("http://secret")),
                invalid("text after the prefix is blank", () -> Source.parse("server://")),
                invalid("text after the prefix is blank", () -> Source.parse("provider:// ")),
                invalid("text contains half of a surrogate pair", () -> Source.parse("server://" + HALF_A_PAIR)),
                invalid("text contains a line break", () -> Source.parse("server://secret\r\nX-Plex-Token: b")),
                invalid("text contains a line break", () -> Source.parse("server://secret\0")),
                invalid("text contains a line break", () -> Source.parse("server://secret\n")),
                invalid("machineIdentifier contains a line break", () -> Source.server("secret\n")),
                invalid("providerIdentifier contains a line break", () -> Source.provider("secret\n")),
                invalid("machineIdentifier is blank", () -> Source.server("\t")),
                invalid("machineIdentifier contains half of a surrogate pair", () -> Source.server(HALF_A_PAIR)),
                invalid("providerIdentifier is blank", () -> Source.provider("")),
                invalid("providerIdentifier contains half of a surrogate pair",
                        () -> Source.provider("\udf7fsecret")),
                invalid("value is blank", () -> new TokenType("")),
                invalid("value contains half of a surrogate pair", () -> new TokenType(HALF_A_PAIR)),
                invalid("value contains a line break", () -> new TokenType("secret\n")),
                invalid("value is blank", () -> new Scope(" ")),
                invalid("value contains a line break", () -> new Scope("secret\n")),
                invalid("value contains half of a surrogate pair", () -> new Scope(HALF_A_PAIR)),
                invalid("protocol is neither http nor https",
                        () -> Connection.of("HTTP", "a", 1, A_URI, false, false)),
                invalid("address is blank", () -> Connection.of("http", "", 1, A_URI, false, false)),
                invalid("address contains a line break",
                        () -> Connection.of("http", "secret\n", 1, A_URI, false, false)),
                invalid("port is not a port from 1 to 65535",
                        () -> Connection.of("http", "a", 0, A_URI, false, false)),
                invalid("port is not a port from 1 to 65535",
                        () -> Connection.of("http", "a", 65_536, A_URI, false, false)),
                invalid("uri: the connection has a URI that does not start with http:// or https://",
                        () -> connection("/secret")),
                invalid("uri: the connection has a URI with user info, a query or a fragment",
                        () -> connection("http://secret@a")),
                invalid("uri: the connection has a URI with user info, a query or a fragment",
                        () -> connection("http://a?secret")),
                invalid("uri: the connection has a URI with user info, a query or a fragment",
                        () -> connection("http://a#secret")),
                invalid("detail is blank",
                        () -> new ConnectionAttempt(CONNECTION, Outcome.FAILED, " ", Duration.ZERO)),
                invalid("machineIdentifier is blank",
                        () -> new ServerIdentity("", Optional.empty(), Optional.empty())));
    }

    private static Arguments invalid(String message, ThrowingCallable construction) {
        return arguments(message, construction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidArguments")
    void invalidArgumentsAreNamedButNotQuoted(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException()
                .isThrownBy(construction)
                .withMessageStartingWith(message)
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret").hasNoCause());
    }

    static Stream<Arguments> nullArguments() {
        Optional<String> none = Optional.empty();
        return Stream.of(
                invalid("text", () -> Source.parse(null)),
                invalid("machineIdentifier", () -> Source.server(null)),
                invalid("providerIdentifier", () -> Source.provider(null)),
                invalid("value", () -> new TokenType(null)),
                invalid("value", () -> new Scope(null)),
                invalid("protocol", () -> Connection.of(null, "a", 1, A_URI, false, false)),
                invalid("address", () -> Connection.of("http", null, 1, A_URI, false, false)),
                invalid("uri", () -> Connection.of("http", "a", 1, null, false, false)),
                invalid("accessToken", () -> new TransientToken(null, Instant.EPOCH)),
                invalid("receivedAt", () -> new TransientToken(TOKEN, null)),
                invalid("name", () -> new SourceConnectionInformation(null, none, Optional.empty(), List.of())),
                invalid("clientIdentifier",
                        () -> new SourceConnectionInformation(none, null, Optional.empty(), List.of())),
                invalid("accessToken", () -> new SourceConnectionInformation(none, none, null, List.of())),
                invalid("connections", () -> new SourceConnectionInformation(none, none, Optional.empty(), null)),
                invalid("connection", () -> new ConnectionAttempt(null, Outcome.FAILED, "a", Duration.ZERO)),
                invalid("outcome", () -> new ConnectionAttempt(CONNECTION, null, "a", Duration.ZERO)),
                invalid("detail", () -> new ConnectionAttempt(CONNECTION, Outcome.FAILED, null, Duration.ZERO)),
                invalid("took", () -> new ConnectionAttempt(CONNECTION, Outcome.FAILED, "a", null)),
                invalid("machineIdentifier", () -> new ServerIdentity(null, Optional.empty(), Optional.empty())),
                invalid("version", () -> new ServerIdentity("a", null, Optional.empty())),
                invalid("claimed", () -> new ServerIdentity("a", Optional.empty(), null)),
                invalid("baseUri", () -> new ServerConnection(null, TOKEN, CONNECTION, IDENTITY, List.of())),
                invalid("accessToken", () -> new ServerConnection(BASE_URI, null, CONNECTION, IDENTITY, List.of())),
                invalid("connection", () -> new ServerConnection(BASE_URI, TOKEN, null, IDENTITY, List.of())),
                invalid("identity", () -> new ServerConnection(BASE_URI, TOKEN, CONNECTION, null, List.of())),
                invalid("attempts", () -> new ServerConnection(BASE_URI, TOKEN, CONNECTION, IDENTITY, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nullArguments")
    void nullArgumentsAreNamed(String parameter, ThrowingCallable construction) {
        assertThatNullPointerException().isThrownBy(construction).withMessage(parameter);
    }

    private static Connection connection(String uri) {
        return Connection.of("http", "a", 1, uri, false, false);
    }

    @Test
    void toStringOfASourceIsItsText() {
        assertThat(Source.server("243b47")).hasToString("server://243b47");
        assertThat(Source.parse("provider://a/b")).hasToString("provider://a/b");
    }

    @Test
    void sourcesAreEqualIfTheirTextsAreEqual() {
        assertThat(Source.server("a")).isEqualTo(Source.server("a")).hasSameHashCodeAs(Source.server("a"));
        assertThat(Source.server("a"))
                .isNotEqualTo(Source.server("b"))
                .isNotEqualTo(Source.provider("a"))
                .isNotEqualTo("server://a")
                .isNotEqualTo(null);
    }

    @ParameterizedTest
    @CsvSource({"false, false, REMOTE", "true, false, LOCAL", "false, true, RELAY", "true, true, RELAY"})
    void theFlagsDetermineThePlaceOfAConnection(boolean local, boolean relay, Connection.Place place) {
        assertThat(Connection.of("https", "a", 1, A_URI, local, relay).place()).isEqualTo(place);
    }

    @Test
    void anAddressMayHave500CharactersAndStartWithAColon() {
        assertThat(Connection.of("http", "a".repeat(500), 1, A_URI, true, false).ipv6()).isFalse();
        assertThat(Connection.of("http", "::1", 1, A_URI, true, false).ipv6()).isTrue();
    }

    @Test
    void aConnectionIsAValueAndShowsNoPath() {
        Connection connection = connection("http://a.test/path");

        assertThat(connection)
                .isEqualTo(connection("http://a.test/path"))
                .hasSameHashCodeAs(connection("http://a.test/path"))
                .doesNotHaveSameHashCodeAs(connection("http://a.test/other"))
                .hasToString("Connection[protocol=http, address=a, port=1, uri=http://a.test, local=false,"
                        + " relay=false]");
        assertThat(connection.protocol()).isEqualTo("http");
    }

    @Test
    void anAttemptIsDescribedInOneLine() {
        assertThat(new ConnectionAttempt(CONNECTION, Outcome.WRONG_SERVER, "a detail", Duration.ofMillis(7)))
                .hasToString("https://a.plex.direct:32400 (LOCAL): wrong server: a detail");
    }

    @Test
    void theAttemptsOfAServerConnectionAreAnUnmodifiableCopy() {
        var attempt = new ConnectionAttempt(CONNECTION, Outcome.CHOSEN, "a detail", Duration.ZERO);
        List<ConnectionAttempt> mutable = new ArrayList<>(List.of(attempt));
        var connection = new ServerConnection(BASE_URI, TOKEN, CONNECTION, IDENTITY, mutable);
        mutable.clear();

        assertThat(connection.attempts()).containsExactly(attempt).isUnmodifiable();
    }

    @Test
    void aTransientTokenExpiresAfter48Hours() {
        var token = new TransientToken(TOKEN, Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(token.expiresAt()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(TransientToken.MAX_LIFETIME).isEqualTo(Duration.ofHours(48));
    }

    @Test
    void theConnectionsAreAnUnmodifiableCopy() {
        List<Connection> mutable = new ArrayList<>(List.of(CONNECTION));
        SourceConnectionInformation information = new SourceConnectionInformation(
                Optional.empty(), Optional.empty(), Optional.of(TOKEN), mutable);
        mutable.clear();

        assertThat(information.connections()).containsExactly(CONNECTION);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> information.connections().add(CONNECTION));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void theLowestAndTheHighestPortAreValid(int port) {
        assertThat(Connection.of("http", "a", port, A_URI, false, true).port()).isEqualTo(port);
    }
}
