package io.github.plexauth.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.ClientIdentity;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.wire.Endpoint;
import io.github.plexauth.wire.Node;
import io.github.plexauth.wire.RequestFactory;
import io.github.plexauth.wire.UnreadableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a question is two pure functions, which need neither a transport nor a codec. */
class UseCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final GetTransientToken TOKEN = new GetTransientToken(TokenType.DELEGATION, Scope.ALL);

    private final RequestFactory requests = new RequestFactory(
            new Endpoint(URI.create("http://pms.test"), new ClientIdentity("id", "", "", "", "", "")),
            Optional.of(AccessToken.of("t")), Duration.ofSeconds(3), 99);

    @Test
    void theSameQuestionMakesTheSameRequest() {
        TransportRequest first = TOKEN.request(requests);
        TransportRequest second = TOKEN.request(requests);

        assertThat(first.uri()).isEqualTo(second.uri());
        assertThat(first.headers()).isEqualTo(second.headers());
        assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(first.maxResponseBytes()).isEqualTo(99);
    }

    @Test
    void aTokenIsReceivedWhenItsAnswerIs() {
        Answer answer = new Answer(new Node(Map.of("MediaContainer", Map.of("token", "abc"))), NOW);

        assertThat(TOKEN.read(answer)).isEqualTo(new TransientToken(AccessToken.of("abc"), NOW));
    }

    @Test
    void anAnswerWithoutATokenIsUnreadable() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> TOKEN.read(new Answer(Node.ABSENT, NOW)))
                .withMessage("holds no token");
    }

    @Test
    void aProvidersOwnIdentifierIsWhatItsDeviceIsFoundBy() {
        var useCase = new GetSourceConnectionInformation(Source.provider("tv.plex.epg"), false);
        Node devices = new Node(Map.of("MediaContainer", Map.of("Device", List.of(
                Map.of("clientIdentifier", "other", "accessToken", "a"),
                Map.of("clientIdentifier", "tv.plex.epg", "accessToken", "b")))));

        assertThat(useCase.read(new Answer(devices, NOW)).accessToken()).contains(AccessToken.of("b"));
    }
}
