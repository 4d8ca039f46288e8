package io.github.plexauth.protocol;

import io.github.plexauth.port.TransportResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the dates of HTTP headers. */
public final class HttpDate {

    private HttpDate() {}

    /**
     * Returns the time at which a server answered, by its own clock.
     *
     * @param response the response
     * @return the value of its Date header; empty if there is none that can be read
     */
    public static Optional<Instant> of(TransportResponse response) {
        return response.header("Date").flatMap(HttpDate::parse);
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
