package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token is not shown even if an adapter breaks its contract and quotes it. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class LeakingAdapterTest {

    private static final String SECRET = TestApplication.TOKEN.value();

    @Parameter
    CallStyle style;

    static Stream<Exception> failures() {
        var suppressing = new IOException("harmless");
        suppressing.addSuppressed(new IllegalStateException(SECRET));
        var cycle = new IOException("harmless");
        cycle.initCause(new IOException("header: " + SECRET, cycle));
        return Stream.of(
                new IOException("Invalid status line: \"" + SECRET + "\""),
                new IOException("header: " + SECRET.substring(3, 12).toUpperCase(Locale.ROOT)),
                new IOException("harmless", new IOException("harmless", new IllegalArgumentException(SECRET))),
                suppressing,
                cycle,
                new SocketException(SECRET),
                new IllegalStateException(SECRET),
                new RuntimeException(new IOException(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTokenQuotedByATransportDoesNotReachTheException(Exception failure) {
        PlexTransportException shown = catchThrowableOfType(
                PlexTransportException.class, () -> style.getTransientToken(TestApplication.server(failing(failure))));

        assertThat(shown.retryable()).isTrue();
        assertThat(shown).hasMessageContaining(failure.getClass().getName());
        assertThat(everythingOf(shown)).doesNotContain(SECRET.substring(3, 12).toLowerCase(Locale.ROOT));
    }

    @Test
    void aTlsFailureThatQuotesTheTokenIsStillReportedAsATlsFailure() {
        PlexTransportException shown = catchThrowableOfType(PlexTransportException.class, () -> style.getTransientToken(
                TestApplication.server(failing(new SSLException(SECRET)))));

        assertThat(shown.retryable()).isFalse();
        assertThat(everythingOf(shown)).contains("tls").doesNotContain(SECRET.toLowerCase(Locale.ROOT));
    }

    @Test
    void aTransportFailureWithoutTheTokenIsPassedOnUnchanged() {
        var failure = new IOException("my pool is shut down", new IOException("since noon"));

        PlexTransportException shown = catchThrowableOfType(
                PlexTransportException.class, () -> style.getTransientToken(TestApplication.server(failing(failure))));

        assertThat(shown).hasMessageContaining("my pool is shut down").cause().isSameAs(failure);
    }

    /** A short token may occur in the name of a class and in the words of the library. */
    @ParameterizedTest
    @ValueSource(strings = {"java", "complete", "net", "larger"})
    void aShortTokenDoesNotChangeWhatAFailureMeans(String token) {
        ServerAuthentication slow = failing(new TransportTimeoutException(Duration.ofSeconds(1)), token);
        ServerAuthentication large = failing(new ResponseTooLargeException(9), token);
        ServerAuthentication refused = failing(new ConnectException("Connection refused"), token);

        assertThat(catchThrowableOfType(PlexTimeoutException.class, () -> style.getTransientToken(slow)))
                .hasMessageContaining("no complete answer within");
        assertThat(catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getTransientToken(large)))
                .hasMessageContaining("the response body is larger than 9 bytes");
        assertThat(catchThrowableOfType(PlexTransportException.class, () -> style.getTransientToken(refused)))
                .hasMessageContaining("the connection was refused");
    }

    @Test
    void aTokenQuotedByACodecIsMasked() {
        ServerAuthentication server = TestApplication.builder(FakeTransport.responding(Responses.token()))
                .codec(json -> {
                    throw new JsonCodecException("bad: " + SECRET + " and transient-0d7be5a1");
                })
                .build()
                .server(TestApplication.BASE_URI, AccessToken.of(SECRET));

        PlexInvalidResponseException shown =
                catchThrowableOfType(PlexInvalidResponseException.class, () -> style.getTransientToken(server));

        assertThat(shown).hasMessageContaining("bad: *** and *** (status 200");
    }

    private static ServerAuthentication failing(Exception failure, String token) {
        return TestApplication.builder(failing(failure))
                .build()
                .server(TestApplication.BASE_URI, AccessToken.of(token));
    }

    private static HttpTransport failing(Exception failure) {
        return request -> {
            if (failure instanceof IOException broken) {
                throw broken;
            }
            throw (RuntimeException) failure;
        };
    }

    private static String everythingOf(PlexException failure) {
        var everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        return everything.toString().toLowerCase(Locale.ROOT);
    }
}
