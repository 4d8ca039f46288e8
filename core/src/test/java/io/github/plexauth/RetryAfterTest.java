package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the time to wait is read: a number of seconds or a date. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class RetryAfterTest {

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @CsvSource({
        "0, 0", "5, 5", "' 120 ', 120", "999999999, 999999999", "9999999999, ", "-1, ", "1.5, ", "soon, ", "'', "
    })
    void retryAfterIsANumberOfSeconds(String sent, Long seconds) {
        Optional<Duration> expected = Optional.ofNullable(seconds).map(Duration::ofSeconds);

        assertThat(failure(Responses.of(429, "", "retry-after", sent)).retryAfter()).isEqualTo(expected);
        assertThat(failure(Responses.of(503, "", "Retry-After", sent)).retryAfter()).isEqualTo(expected);
    }

    /** The clock of the application says {@link TestApplication#NOW}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Tue, 24 Nov 2026 12:01:30 GMT |                               | 90",
        "Tue, 24 Nov 2026 12:00:00 GMT |                               | 0",
        "Wed, 21 Oct 2026 07:28:00 GMT |                               | 0",
        "Fri, 27 Nov 2026 21:00:00 GMT | Fri, 27 Nov 2026 20:59:00 GMT | 60",
        "Fri, 27 Nov 2026 21:00:00 GMT | Fri, 27 Nov 2026 21:30:00 GMT | 0",
        "Tue, 24 Nov 2026 12:00:07 GMT | yesterday                     | 7",
        "Tue, 24 Nov 2026 12:00:07     |                               | ",
        "Mon, 24 Nov 2026 12:00:07 GMT |                               | "
    })
    void aDateInRetryAfterCountsFromTheDateOfTheResponseOrElseFromTheClock(String sent, String date, Long seconds) {
        for (int status : List.of(429, 503)) {
            TransportResponse response = date == null
                    ? Responses.of(status, "", "Retry-After", sent)
                    : Responses.of(status, "", "Retry-After", sent, "Date", date);

            assertThat(failure(response).retryAfter())
                    .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
        }
    }

    private PlexStatusException failure(TransportResponse response) {
        return catchThrowableOfType(PlexStatusException.class, () -> style.getTransientToken(response));
    }
}
