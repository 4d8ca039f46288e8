package io.github.plexauth.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.SignInPage;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Use cases are pure: a question and the meaning of an answer, without a transport and a codec. */
class UseCaseTest {

    private static final Redactor REDACTOR = new Redactor(Optional.empty());

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final GetTransientToken TOKEN = new GetTransientToken(TokenType.DELEGATION, Scope.ALL);

    @Test
    void equalUseCasesHaveEqualQuestions() {
        assertThat(TOKEN.question())
                .isEqualTo(new GetTransientToken(TokenType.DELEGATION, Scope.ALL).question())
                .isEqualTo(Question.get("/security/token").with("type", "delegation").with("scope", "all"));
    }

    @Test
    void onlyTheIdentityNeedsNoToken() {
        Source source = Source.server("machine");

        assertThat(new GetIdentity().question()).isEqualTo(Question.get("/identity").withoutToken());
        assertThat(TOKEN.question().needsToken()).isTrue();
        assertThat(new GetSourceConnectionInformation(source, false).question())
                .isEqualTo(Question.get("/security/resources").with("source", "server://machine"));
        assertThat(new GetSourceConnectionInformation(source, true).question()).isEqualTo(
                Question.get("/security/resources").with("source", "server://machine").with("refresh", "1"));
    }

    @Test
    void onlyConnectionInformationHasAdviceAndOnlyForStatus404() {
        UseCase<?> connections = new GetSourceConnectionInformation(Source.server("machine"), false);
        for (int status = 300; status < 1_000; status++) {
            assertThat(TOKEN.advice(status)).isEmpty();
            assertThat(new GetIdentity().advice(status)).isEmpty();
            assertThat(connections.advice(status).isPresent()).isEqualTo(status == 404);
        }
        assertThat(connections.advice(404)).contains("The server does not know this source, or it is older than version"
                + " 1.15.4, which this call requires.");
    }

    @Test
    void aRefusedPinHasAdviceThatDependsOnTheKey() {
        var page = new SignInPage(new ClientIdentity("id", "", "", "", "", ""), Optional.empty());
        for (int status = 300; status < 1_000; status++) {
            Optional<String> withoutKey = new CreatePin(true, page, Optional.empty()).advice(status);
            Optional<String> withKey = new CreatePin(true, page, Optional.of("{}")).advice(status);
            boolean refused = Set.of(400, 401, 403, 409, 422).contains(status);

            assertThat(withoutKey.filter(advice -> advice.contains("use PlexAuth.device")).isPresent())
                    .isEqualTo(refused);
            assertThat(withKey.filter(advice -> advice.contains("registered for another client identifier")).isPresent())
                    .isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false"})
    void anIdentifierHas255CharactersAtMost(int length, boolean usable) {
        assertReadable(usable, () -> IdentifierReader.read(new Node("i".repeat(length)), REDACTOR));
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "4097, false"})
    void aTokenHas4096CharactersAtMost(int length, boolean usable) {
        assertReadable(usable, () -> TokenReader.read(new Node("t".repeat(length))));
    }

    @ParameterizedTest
    @CsvSource({"500, true", "501, false"})
    void aNonceHas500CharactersAtMost(int length, boolean usable) {
        Node nonce = new Node(Map.of("nonce", "n".repeat(length)));

        assertReadable(usable, () -> new GetNonce().read(new Answer(nonce, NOW, REDACTOR)));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void theNumberOfAPinIsNotNegative(int id, boolean usable) {
        assertReadable(usable, () -> PinReader.id(new Node(Map.of("id", id))));
    }

    private static void assertReadable(boolean usable, ThrowingCallable reading) {
        if (usable) {
            assertThatNoException().isThrownBy(reading);
        } else {
            assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(reading);
        }
    }

    @Test
    void aUseCaseWithTheTimeOfTheServerIsOtherwiseTheSame() {
        var page = new SignInPage(new ClientIdentity("id", "", "", "", "", ""), Optional.empty());
        var pin = new CreatePin(true, page, Optional.empty());

        assertThat(new WithServerTime<>(pin).advice(422)).isEqualTo(pin.advice(422)).isPresent();
        assertThat(new WithServerTime<>(new Ping()).needsBody()).isFalse();
        assertThat(new ExchangeToken("secret")).hasToString("ExchangeToken");
    }

    @Test
    void useCasesDoNotAcceptNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new GetTransientToken(null, Scope.ALL)).withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> new GetTransientToken(TokenType.DELEGATION, null)).withMessage("scope");
        assertThatNullPointerException()
                .isThrownBy(() -> new GetSourceConnectionInformation(null, false)).withMessage("source");
    }

    @Test
    void aTokenIsReceivedWhenItsAnswerIsReceived() {
        Answer answer = new Answer(new Node(Map.of("MediaContainer", Map.of("token", "abc"))), NOW, REDACTOR);

        assertThat(TOKEN.read(answer)).isEqualTo(new TransientToken(AccessToken.of("abc"), NOW));
    }

    @Test
    void anAnswerWithoutATokenIsUnreadable() {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> TOKEN.read(new Answer(Node.ABSENT, NOW, REDACTOR)))
                .withMessage("holds no token");
    }

    @Test
    void theDeviceOfAProviderIsFoundByItsIdentifier() {
        var useCase = new GetSourceConnectionInformation(Source.provider("tv.plex.epg"), false);
        Node devices = new Node(Map.of("MediaContainer", Map.of("Device", List.of(
                Map.of("clientIdentifier", "other", "accessToken", "a"),
                Map.of("clientIdentifier", "tv.plex.epg", "accessToken", "b")))));

        assertThat(useCase.read(new Answer(devices, NOW, REDACTOR)).accessToken()).contains(AccessToken.of("b"));
    }
}
