package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions for transport failures. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class TransportErrorTest {

    @Parameter
    CallStyle style;

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new UnknownHostException("pms.test"), PlexTransportException.class, true,
                        "host name was not found"),
                arguments(new ConnectException("Connection refused"), PlexTransportException.class, true,
                        "was refused"),
                arguments(new IOException("Connection reset"), PlexTransportException.class, true,
                        "(Connection reset)"),
                arguments(new SSLHandshakeException("alert"), PlexTransportException.class, false, "TLS"),
                arguments(new TransportTimeoutException(Duration.ofSeconds(3)), PlexTimeoutException.class, true,
                        "30000 ms"),
                arguments(new ResponseTooLargeException(8), PlexInvalidResponseException.class, false,
                        "larger than 8 bytes"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theExceptionTellsWhatHappenedAndWhetherToRetry(
            IOException failure, Class<?> type, boolean retryable, String text) {
        ServerAuthentication server = TestApplication.server(FakeTransport.failingWith(failure));

        Throwable thrown = catchThrowable(() -> style.getTransientToken(server));

        assertThat(thrown)
                .isExactlyInstanceOf(type)
                .hasMessageStartingWith("GET http://pms.test:32400/security/token: ")
                .hasMessageContaining(text);
        assertThat(((PlexException) thrown).retryable()).isEqualTo(retryable);
        assertThat(catchThrowable(() -> style.getConnections(server, TestApplication.SOURCE)))
                .isExactlyInstanceOf(type)
                .hasMessageStartingWith("GET http://pms.test:32400/security/resources: ");
    }
}
