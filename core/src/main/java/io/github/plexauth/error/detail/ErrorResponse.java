package io.github.plexauth.error.detail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The content of a response with an error status, as far as it could be read.
 *
 * @param status      the HTTP status, 300 or more
 * @param entries     the entries of the body; empty if it has none
 * @param contentType the media type without parameters
 * @param title       the title of the page
 * @param retryAfter  the time that the server asks the client to wait
 */
public record ErrorResponse(
        int status,
        List<Entry> entries,
        Optional<String> contentType,
        Optional<String> title,
        Optional<Duration> retryAfter) {

    /**
     * One entry of the body.
     *
     * @param code    Plex's error code
     * @param message Plex's error message
     * @param status  the HTTP status that the entry names
     */
    public record Entry(OptionalInt code, Optional<String> message, OptionalInt status) {}
}
