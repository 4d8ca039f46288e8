package io.github.plexauth.error;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answered, and refused: any status from 300 on. The statuses that an application tells apart have classes
 * of their own.
 */
public class PlexApiException extends PlexException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final PlexError[] errors;
    private final String contentType;
    private final String title;
    private final @Nullable Duration retryAfter;

    /**
     * Describes an answer.
     *
     * @param message what happened, where, and what to do
     * @param refusal what the server said
     */
    public PlexApiException(String message, Refusal refusal) {
        super(message, null);
        this.status = refusal.status();
        this.errors = refusal.errors().toArray(PlexError[]::new);
        this.contentType = refusal.contentType();
        this.title = refusal.title();
        this.retryAfter = refusal.retryAfter().orElse(null);
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
     * Returns the errors that the body lists, if it lists any. They are the server's words: show them as text only.
     *
     * @return the entries in their order; empty for HTML, for an empty body and for one that cannot be read
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
        return Optional.of(contentType).filter(text -> !text.isEmpty());
    }

    /**
     * Returns the title of an HTML page, or of Plex's XML response.
     *
     * @return such as {@code Unauthorized} or {@code Maintenance}; empty if there is none
     */
    public Optional<String> title() {
        return Optional.of(title).filter(text -> !text.isEmpty());
    }

    /**
     * Returns how long the server asks to wait before the next request, which a 429 or a 503 may say.
     *
     * @return not negative; empty if the server does not say, as Plex often does not
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@inheritDoc} True for 429, 502, 503 and 504: too many requests, a proxy in trouble, a server that starts. */
    @Override
    public boolean retryable() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }
}
