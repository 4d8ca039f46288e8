package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.ResponseTooLargeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that are larger than the limit: the status of an error is enough without the body. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class LargeErrorTest {

    @Parameter
    CallStyle style;

    static Stream<Arguments> heads() {
        return Stream.of(
                arguments(300, PlexStatusException.class),
                arguments(401, PlexUnauthorizedException.class),
                arguments(429, PlexRateLimitedException.class),
                arguments(500, PlexStatusException.class));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void anErrorWhoseBodyIsTooLargeIsTypedByItsStatus(int status, Class<?> type) {
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("text/html"), "Retry-After", List.of("3"), "X-Plex-Protocol", List.of("1.0"));
        FakeTransport transport =
                FakeTransport.failingWith(new ResponseTooLargeException(1_024, status, headers));

        PlexStatusException failure = catchThrowableOfType(
                PlexStatusException.class, () -> style.getTransientToken(TestApplication.server(transport)));

        assertThat(failure).isExactlyInstanceOf(type).hasMessageContaining(": " + status + ". The server ");
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.contentType()).contains("text/html");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aSuccessWhoseBodyIsTooLargeIsInvalid() {
        FakeTransport transport = FakeTransport.failingWith(new ResponseTooLargeException(1_024, 200, Map.of()));

        assertThatExceptionOfType(PlexInvalidResponseException.class)
                .isThrownBy(() -> style.getTransientToken(TestApplication.server(transport)))
                .withMessageContaining("the response body is larger than 1024 bytes");
    }
}
