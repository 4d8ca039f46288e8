package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.error.detail.ErrorResponse.Entry;
import io.github.plexauth.error.detail.Failure;
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
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions are serializable, because some frameworks send them to another process. */
class ExceptionSerializationTest {

    private static final ErrorResponse RATE_LIMITED = response(
            429,
            List.of(
                    new Entry(OptionalInt.of(1), Optional.of("a"), OptionalInt.of(429)),
                    new Entry(OptionalInt.empty(), Optional.empty(), OptionalInt.empty())));
    private static final ErrorResponse EMPTY =
            new ErrorResponse(500, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final IOException CAUSE = new IOException("the cause");

    private static final ConnectionAttempt ATTEMPT = new ConnectionAttempt(
            Connection.of(
                    "https", "10.0.2.123", 32400, "https://10-0-2-123.plex.direct:32400", true, false),
            ConnectionAttempt.Outcome.FAILED, "refused", Duration.ofMillis(3));

    static Stream<PlexException> exceptions() {
        return Stream.of(
                PlexStatusException.of("message", EMPTY),
                PlexStatusException.of("message", response(418, RATE_LIMITED.entries())),
                PlexStatusException.of("message", response(400, RATE_LIMITED.entries())),
                PlexStatusException.of("message", response(401, RATE_LIMITED.entries())),
                PlexStatusException.of("message", response(403, RATE_LIMITED.entries())),
                PlexStatusException.of("message", response(403, List.of(
                        new Entry(OptionalInt.of(1041), Optional.empty(), OptionalInt.empty())))),
                PlexStatusException.of("message", response(404, RATE_LIMITED.entries())),
                PlexStatusException.of("message", RATE_LIMITED),
                PlexInvalidResponseException.of(Failure.of("message")),
                PlexTimeoutException.of(failure(CAUSE, true)),
                PlexTransportException.of(failure(CAUSE, true)),
                PlexTransportException.of(failure(CAUSE, false)),
                PlexConnectException.of(failure(null, true), List.of(ATTEMPT)),
                PlexConnectException.of(failure(null, false), List.of()),
                PlexPinExpiredException.of(failure(CAUSE, false)),
                PlexDeviceKeyException.of(failure(CAUSE, false)),
                PlexTokenSourceException.of(Failure.of("message")),
                PlexTokenSourceException.of(failure(PlexTimeoutException.of(failure(CAUSE, true)), false)));
    }

    private static ErrorResponse response(int status, List<Entry> entries) {
        return new ErrorResponse(
                status, entries, Optional.of("text/html"), Optional.of("A title"), Optional.of(Duration.ofSeconds(5)));
    }

    private static Failure failure(Throwable cause, boolean retryable) {
        return new Failure("message", cause, retryable);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void deserializingRestoresTheWholeException(PlexException exception) throws Exception {
        PlexException copy = copy(exception);

        if (exception instanceof PlexConnectException connect) {
            assertThat(((PlexConnectException) copy).attempts()).isEqualTo(connect.attempts());
        }

        assertThat(copy).isExactlyInstanceOf(exception.getClass()).hasMessage("message");
        assertThat(copy.retryable()).isEqualTo(exception.retryable());
        assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
        assertThat(String.valueOf(copy.getCause())).isEqualTo(String.valueOf(exception.getCause()));
        if (exception instanceof PlexStatusException sent && copy instanceof PlexStatusException received) {
            assertThat(received.status()).isEqualTo(sent.status());
            assertThat(received.errors()).isEqualTo(sent.errors());
            assertThat(received.contentType()).isEqualTo(sent.contentType());
            assertThat(received.title()).isEqualTo(sent.title());
            assertThat(received.retryAfter()).isEqualTo(sent.retryAfter());
        }
    }

    @Test
    void theExceptionsOfThePortsAreSerializableToo() throws Exception {
        for (Exception exception : List.of(
                new TransportTimeoutException(Duration.ofSeconds(1)), new ResponseTooLargeException(9),
                new JsonCodecException("what is wrong"))) {
            assertThat(copy(exception)).isExactlyInstanceOf(exception.getClass()).hasMessage(exception.getMessage());
        }
    }

    @Test
    void everyExceptionClassIsTested() throws Exception {
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
    void theErrorsOfAnExceptionAreAnUnmodifiableCopy() {
        List<Entry> entries = new ArrayList<>(RATE_LIMITED.entries());
        var exception = PlexStatusException.of("message", response(400, entries));
        List<PlexError> errors = exception.errors();
        entries.clear();

        assertThat(exception.errors()).isEqualTo(errors).hasSize(2).isUnmodifiable();
    }

    @Test
    void errorsAreEqualIfTheirContentIsEqual() {
        PlexError error = error(1, "a", 2);

        assertThat(error).isEqualTo(error(1, "a", 2)).hasSameHashCodeAs(error(1, "a", 2));
        assertThat(error)
                .isNotEqualTo(error(0, "a", 2))
                .isNotEqualTo(error(1, "b", 2))
                .isNotEqualTo(error(1, "a", 0))
                .isNotEqualTo("a")
                .isNotEqualTo(null)
                .hasToString("PlexError[code=1, message=a, status=2]");
    }

    private static PlexError error(int code, String message, int status) {
        var entry = new Entry(OptionalInt.of(code), Optional.of(message), OptionalInt.of(status));
        return PlexStatusException.of("message", response(400, List.of(entry))).errors().get(0);
    }

    @Test
    void aTokenSourceFailureIsRetryableIfItsCauseIs() {
        var retryable = PlexTransportException.of(failure(CAUSE, true));
        var lasting = PlexTransportException.of(failure(CAUSE, false));

        assertThat(PlexTokenSourceException.of(failure(retryable, false)).retryable()).isTrue();
        assertThat(PlexTokenSourceException.of(failure(lasting, true)).retryable()).isFalse();
        assertThat(PlexTokenSourceException.of(failure(CAUSE, true)).retryable()).isFalse();
        assertThat(PlexTokenSourceException.of(Failure.of("message")).retryable()).isFalse();
    }

    /** Only the library creates exceptions, so a new version can add content to them. */
    @Test
    void noExceptionHasAPublicConstructor() {
        assertThat(exceptions()).allSatisfy(exception -> assertThat(exception.getClass().getConstructors()).isEmpty());
        assertThat(PlexException.class.getConstructors()).isEmpty();
        assertThat(PlexError.class.getConstructors()).isEmpty();
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
