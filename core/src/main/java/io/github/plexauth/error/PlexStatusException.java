package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server responds with a status of 300 or more.
 *
 * <p>The statuses that applications usually distinguish have subclasses.
 */
public class PlexStatusException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final PlexError[] errors;
    private final @Nullable String contentType;
    private final @Nullable String title;
    private final @Nullable Duration retryAfter;

    PlexStatusException(String message, ErrorResponse response) {
        super(message, null);
        this.status = response.status();
        this.errors = response.entries().stream().map(PlexError::new).toArray(PlexError[]::new);
        this.contentType = response.contentType().orElse(null);
        this.title = response.title().orElse(null);
        this.retryAfter = response.retryAfter().orElse(null);
    }

    /**
     * Creates the exception for the status of a response.
     *
     * @param message  what happened, where, and what the reader can do
     * @param response the content of the response
     * @return the exception
     * @hidden
     */
    @SuppressWarnings("exports")
    public static PlexStatusException of(String message, ErrorResponse response) {
        return switch (response.status()) {
            case 400 -> new PlexBadRequestException(message, response);
            case 401 -> new PlexUnauthorizedException(message, response);
            case 403 -> response.entries().stream()
                            .anyMatch(entry -> entry.code().orElse(0) == PlexHomePinException.CODE)
                    ? new PlexHomePinException(message, response)
                    : new PlexForbiddenException(message, response);
            case 404 -> new PlexNotFoundException(message, response);
            case 429 -> new PlexRateLimitedException(message, response);
            default -> new PlexStatusException(message, response);
        };
    }

    /**
     * Returns the HTTP status.
     *
     * @return 300 or more
     */
    public int status() {
        return status;
    }

    /**
     * Returns Plex's own error code, which plex.tv sends and media servers do not.
     *
     * @return the code of the first error that has one, such as 1001; empty if none has
     */
    public OptionalInt code() {
        return Arrays.stream(errors)
                .map(PlexError::code)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /**
     * Returns the errors that the body lists. Their texts come from the server: treat them as untrusted text.
     *
     * @return the entries in their order; empty for HTML, for an empty body and for a body that cannot be read
     */
    public List<PlexError> errors() {
        return List.of(errors);
    }

    /**
     * Returns the media type of the body, without parameters.
     *
     * @return such as {@code text/html}; empty if the server sent none
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * Returns the title of an HTML page or of a Plex XML response.
     *
     * @return such as {@code Unauthorized} or {@code Maintenance}; empty if there is none
     */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /**
     * Returns the time that the server asks the client to wait before the next request. Responses with status 429 or
     * 503 may contain it.
     *
     * @return not negative; empty if the server did not send it, as is common for Plex
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * {@inheritDoc} It is true for the statuses 429, 502, 503 and 504, and for 520 to 524 and 530, by which a CDN says
     * that it cannot reach the server.
     */
    @Override
    public boolean retryable() {
        return switch (status) {
            case 429, 502, 503, 504, 520, 521, 522, 523, 524, 530 -> true;
            default -> false;
        };
    }
}
