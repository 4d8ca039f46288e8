package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexBadRequestException;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.error.Refusal;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That exceptions survive a journey to another process, as some frameworks send them on. */
class ExceptionSerializationTest {

    private static final Refusal REFUSAL = new Refusal(
            429, List.of(new PlexError(1, "a", 429), new PlexError(2, "", 0)), "text/html", "A title",
            Optional.of(Duration.ofSeconds(5)));
    private static final Refusal SILENT = new Refusal(500, List.of(), "", "", Optional.empty());
    private static final IOException CAUSE = new IOException("the cause");

    private static final ConnectionAttempt ATTEMPT = new ConnectionAttempt(
            new Connection(
                    "https", "10.0.2.123", 32400, URI.create("https://10-0-2-123.plex.direct:32400"), true, false),
            ConnectionAttempt.Outcome.FAILED, "refused", Duration.ofMillis(3));

    static Stream<PlexException> exceptions() {
        return Stream.of(
                new PlexApiException("message", REFUSAL),
                new PlexApiException("message", SILENT),
                new PlexBadRequestException("message", REFUSAL),
                new PlexUnauthorizedException("message", REFUSAL),
                new PlexForbiddenException("message", REFUSAL),
                new PlexNotFoundException("message", REFUSAL),
                new PlexRateLimitedException("message", REFUSAL),
                new PlexResponseException("message"),
                new PlexTimeoutException("message", CAUSE),
                new PlexTransportException("message", CAUSE, true),
                new PlexTransportException("message", CAUSE, false),
                new PlexConnectException("message", List.of(ATTEMPT), true),
                new PlexTokenSourceException("message"),
                new PlexTokenSourceException("message", new PlexTimeoutException("message", CAUSE)));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void everythingThatAnExceptionSaysComesBack(PlexException exception) throws Exception {
        PlexException copy = copy(exception);

        if (exception instanceof PlexConnectException connect) {
            assertThat(((PlexConnectException) copy).attempts()).isEqualTo(connect.attempts());
        }

        assertThat(copy).isExactlyInstanceOf(exception.getClass()).hasMessage("message");
        assertThat(copy.retryable()).isEqualTo(exception.retryable());
        assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
        assertThat(String.valueOf(copy.getCause())).isEqualTo(String.valueOf(exception.getCause()));
        if (exception instanceof PlexApiException sent && copy instanceof PlexApiException received) {
            assertThat(received.status()).isEqualTo(sent.status());
            assertThat(received.errors()).isEqualTo(sent.errors());
            assertThat(received.contentType()).isEqualTo(sent.contentType());
            assertThat(received.title()).isEqualTo(sent.title());
            assertThat(received.retryAfter()).isEqualTo(sent.retryAfter());
        }
    }

    @Test
    void theWordsOfThePortsComeBackToo() throws Exception {
        for (Exception word : List.of(
                new TransportTimeoutException(Duration.ofSeconds(1)), new ResponseTooLargeException(9),
                new JsonCodecException("what is wrong"))) {
            assertThat(copy(word)).isExactlyInstanceOf(word.getClass()).hasMessage(word.getMessage());
        }
    }

    @Test
    void noClassIsForgottenHere() throws Exception {
        Path classes = Path.of(PlexException.class.getResource("PlexException.class").toURI()).getParent();
        List<Class<?>> concrete = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Exception.class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(PlexException.class.getPackageName() + "." + name);
                if (!Modifier.isAbstract(type.getModifiers())) {
                    concrete.add(type);
                }
            }
        }

        assertThat(concrete).isNotEmpty().allSatisfy(type -> assertThat(exceptions()).hasAtLeastOneElementOfType(type));
    }

    @Test
    void theErrorsOfAnExceptionAreACopyThatNobodyChanges() {
        List<PlexError> errors = new ArrayList<>(REFUSAL.errors());
        var exception = new PlexApiException("message", new Refusal(400, errors, "", "", Optional.empty()));
        errors.clear();

        assertThat(exception.errors()).isEqualTo(REFUSAL.errors()).isUnmodifiable();
    }

    @Test
    void aTokenSourceThatFailedForAWhileMayBeAskedAgain() {
        var passing = new PlexTransportException("message", CAUSE, true);
        var lasting = new PlexTransportException("message", CAUSE, false);

        assertThat(new PlexTokenSourceException("message", passing).retryable()).isTrue();
        assertThat(new PlexTokenSourceException("message", lasting).retryable()).isFalse();
        assertThat(new PlexTokenSourceException("message", CAUSE).retryable()).isFalse();
        assertThat(new PlexTokenSourceException("message").retryable()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T original) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
