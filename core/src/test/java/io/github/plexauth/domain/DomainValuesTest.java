package io.github.plexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values accept and refuse; each refusal names the parameter and quotes nothing. */
class DomainValuesTest {

    private static final String HALF_A_PAIR = "secret\ud83c";
    private static final URI A_URI = URI.create("https://a.plex.direct:32400");
    private static final Connection CONNECTION = new Connection("https", "10.0.0.1", 32_400, A_URI, true, false);
    private static final AccessToken TOKEN = AccessToken.of("abc");

    @ParameterizedTest
    @ValueSource(strings = {
        "server://client-identifier", "server://243b471948ace337a8f92f129ec97d1902fcb1df/com.plexapp.plugins.library",
        "provider://tv.plex.provider.podcasts", "server://\u00fc \ud83c\udf7f", "server:///"
    })
    void aSourceIsAnythingAfterOneOfTheTwoPrefixes(String text) {
        assertThat(Source.parse(text)).isEqualTo(new Source(text)).extracting(Source::value).isEqualTo(text);
    }

    @Test
    void theFactoriesOfASourceAddThePrefix() {
        assertThat(Source.server("243b47")).isEqualTo(Source.parse("server://243b47"));
        assertThat(Source.provider("tv.plex.provider.epg")).isEqualTo(Source.parse("provider://tv.plex.provider.epg"));
    }

    @Test
    void theKnownTypeAndScopeAreSpelledAsOnTheWire() {
        assertThat(TokenType.DELEGATION).isEqualTo(new TokenType("delegation"));
        assertThat(Scope.ALL).isEqualTo(new Scope("all"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("text is null or blank", () -> Source.parse(null)),
                refusal("text is null or blank", () -> Source.parse(" ")),
                refusal("value is null or blank", () -> new Source(null)),
                refusal("value: a source starts with server:// or provider://", () -> Source.parse("secret")),
                refusal("value: a source starts with server:// or provider://", () -> Source.parse("Server://secret")),
                refusal("value: a source starts with server:// or provider://", () -> Source.parse(" server://secret")),
                refusal("value: a source starts with server:// or provider://", () -> Source.parse("http://secret")),
                refusal("value after its prefix is null or blank", () -> Source.parse("server://")),
                refusal("value after its prefix is null or blank", () -> Source.parse("provider:// ")),
                refusal("text is not well-formed Unicode", () -> Source.parse("server://" + HALF_A_PAIR)),
                refusal("text contains a line break", () -> Source.parse("server://secret\r\nX-Plex-Token: b")),
                refusal("text contains a line break", () -> Source.parse("server://secret\0")),
                refusal("value contains a line break", () -> new Source("server://secret\n")),
                refusal("machineIdentifier contains a line break", () -> Source.server("secret\n")),
                refusal("providerIdentifier contains a line break", () -> Source.provider("secret\n")),
                refusal("machineIdentifier is null or blank", () -> Source.server(null)),
                refusal("machineIdentifier is null or blank", () -> Source.server("\t")),
                refusal("machineIdentifier is not well-formed Unicode", () -> Source.server(HALF_A_PAIR)),
                refusal("providerIdentifier is null or blank", () -> Source.provider("")),
                refusal("providerIdentifier is not well-formed Unicode", () -> Source.provider("\udf7fsecret")),
                refusal("value is null or blank", () -> new TokenType(null)),
                refusal("value is null or blank", () -> new TokenType("")),
                refusal("value is not well-formed Unicode", () -> new TokenType(HALF_A_PAIR)),
                refusal("value contains a line break", () -> new TokenType("secret\n")),
                refusal("value contains a line break", () -> new Scope("secret\n")),
                refusal("value is null or blank", () -> new Scope(null)),
                refusal("value is not well-formed Unicode", () -> new Scope(HALF_A_PAIR)),
                refusal("clientIdentifier is null or blank", () -> new ClientIdentity(" ", "", "", "", "", "")),
                refusal("product is null", () -> new ClientIdentity("id", null, "", "", "", "")),
                refusal("version contains a line break", () -> new ClientIdentity("id", "", "secret\n", "", "", "")),
                refusal("platform is null or blank", () -> new ClientIdentity("id", "", "", " ", "", "")),
                refusal("device contains a line break", () -> new ClientIdentity("id", "", "", "", "\0secret", "")),
                refusal("deviceName is not well-formed", () -> new ClientIdentity("id", "", "", "", "", HALF_A_PAIR)),
                refusal("protocol is neither", () -> new Connection(null, "a", 1, A_URI, false, false)),
                refusal("protocol is neither", () -> new Connection("HTTP", "a", 1, A_URI, false, false)),
                refusal("address is null or blank", () -> new Connection("http", null, 1, A_URI, false, false)),
                refusal("address contains a line break",
                        () -> new Connection("http", "secret\n", 1, A_URI, false, false)),
                refusal("port is not from 1 to 65535", () -> new Connection("http", "a", 0, A_URI, false, false)),
                refusal("port is not from 1 to 65535", () -> new Connection("http", "a", 65_536, A_URI, false, false)),
                refusal("uri is null or has no host", () -> new Connection("http", "a", 1, null, false, false)),
                refusal("uri is null or has no host", () -> connection("/secret")),
                refusal("uri has user info, a query or a fragment", () -> connection("http://secret@a")),
                refusal("uri has user info, a query or a fragment", () -> connection("http://a?secret")),
                refusal("uri has user info, a query or a fragment", () -> connection("http://a#secret")),
                refusal("accessToken is null", () -> new TransientToken(null, Instant.EPOCH)),
                refusal("receivedAt is null", () -> new TransientToken(TOKEN, null)),
                refusal("name is null", () -> information(null, "", Optional.empty(), List.of())),
                refusal("clientIdentifier is null", () -> information("", null, Optional.empty(), List.of())),
                refusal("accessToken is null", () -> information("", "", null, List.of())),
                refusal("connections is null", () -> information("", "", Optional.empty(), null)));
    }

    private static Arguments refusal(String message, ThrowingCallable construction) {
        return arguments(message, construction);
    }

    private static Connection connection(String uri) {
        return new Connection("http", "a", 1, URI.create(uri), false, false);
    }

    private static SourceConnectionInformation information(
            String name, String identifier, Optional<AccessToken> token, List<Connection> connections) {
        return new SourceConnectionInformation(name, identifier, token, connections);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatMakesNoSenseIsRefusedByName(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException()
                .isThrownBy(construction)
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret").hasNoCause());
    }

    @Test
    void anIdentityMayBeInAnyLanguageAndMostlyEmpty() {
        var identity = new ClientIdentity("\u00e9", "", "", "", "", "Wohnk\u00fcche \ud83c\udf7f");

        assertThat(identity.product()).isEmpty();
        assertThat(identity.deviceName()).isEqualTo("Wohnk\u00fcche \ud83c\udf7f");
    }

    @Test
    void aTransientTokenLivesFor48HoursAtMost() {
        var token = new TransientToken(TOKEN, Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(token.expiresAt()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(TransientToken.LONGEST_LIFE).isEqualTo(Duration.ofHours(48));
    }

    @Test
    void theConnectionsAreACopyThatNobodyChanges() {
        List<Connection> mutable = new ArrayList<>(List.of(CONNECTION));
        SourceConnectionInformation information = information("", "", Optional.of(TOKEN), mutable);
        mutable.clear();

        assertThat(information.connections()).containsExactly(CONNECTION);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> information.connections().add(CONNECTION));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void everyPortInBetweenIsOne(int port) {
        assertThat(new Connection("http", "a", port, A_URI, false, true).port()).isEqualTo(port);
    }
}
