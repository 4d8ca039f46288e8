package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodecException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That the token which was sent is not shown even if an adapter breaks its promise and quotes it. */
@ParameterizedClass
@EnumSource(Asking.class)
class CarelessAdaptersTest {

    private static final String SECRET = Asking.TOKEN.value();

    @Parameter
    Asking asking;

    static Stream<Exception> failures() {
        var suppressing = new IOException("harmless");
        suppressing.addSuppressed(new IllegalStateException(SECRET));
        var circle = new IOException("harmless");
        circle.initCause(new IOException("header: " + SECRET, circle));
        return Stream.of(
                new IOException("Invalid status line: \"" + SECRET + "\""),
                new IOException("header: " + SECRET.substring(3, 12).toUpperCase(Locale.ROOT)),
                new IOException("harmless", new IOException("harmless", new IllegalArgumentException(SECRET))),
                suppressing,
                circle,
                new SocketException(SECRET),
                new IllegalStateException(SECRET),
                new RuntimeException(new IOException(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatATransportQuotesOfTheTokenIsNotPassedOn(Exception failure) {
        PlexTransportException shown = catchThrowableOfType(
                PlexTransportException.class, () -> asking.token(Asking.server(failing(failure))));

        assertThat(shown.retryable()).isTrue();
        assertThat(shown).hasMessageContaining(failure.getClass().getName());
        assertThat(everythingOf(shown)).doesNotContain(SECRET.substring(3, 12).toLowerCase(Locale.ROOT));
    }

    @Test
    void aFailureOfTlsThatQuotesTheTokenStaysOneOfTls() {
        PlexTransportException shown = catchThrowableOfType(PlexTransportException.class, () -> asking.token(
                Asking.server(failing(new SSLException(SECRET)))));

        assertThat(shown.retryable()).isFalse();
        assertThat(everythingOf(shown)).contains("tls").doesNotContain(SECRET.toLowerCase(Locale.ROOT));
    }

    @Test
    void otherWordsOfATransportArePassedOnAsTheyAre() {
        var failure = new IOException("my pool is shut down", new IOException("since noon"));

        PlexTransportException shown = catchThrowableOfType(
                PlexTransportException.class, () -> asking.token(Asking.server(failing(failure))));

        assertThat(shown).hasMessageContaining("my pool is shut down").cause().isSameAs(failure);
    }

    @Test
    void whatACodecQuotesOfATokenIsMasked() {
        ServerAuthentication server = Asking.application(FakeTransport.answering(Answers.token()))
                .codec(json -> {
                    throw new JsonCodecException("bad: " + SECRET + " and transient-0d7be5a1");
                })
                .build()
                .server(Asking.BASE, AccessToken.of(SECRET));

        PlexResponseException shown =
                catchThrowableOfType(PlexResponseException.class, () -> asking.token(server));

        assertThat(shown).hasMessageContaining("bad: *** and *** (status 200");
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
