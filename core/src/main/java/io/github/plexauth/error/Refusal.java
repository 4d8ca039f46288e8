package io.github.plexauth.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a refusing answer says, as far as it could be read: the payload of {@link PlexApiException}.
 *
 * @param status      300 or more
 * @param errors      the entries of the body; empty if there are none
 * @param contentType the media type without parameters; empty if there is none
 * @param title       the title of the page; empty if there is none
 * @param retryAfter  how long the server asks to wait; empty if it does not say
 */
public record Refusal(
        int status, List<PlexError> errors, String contentType, String title, Optional<Duration> retryAfter) {

    /** Refuses null and a status below 300, and copies the list. */
    public Refusal {
        if (status < 300) {
            throw new IllegalArgumentException("status is less than 300");
        }
        if (errors == null || contentType == null || title == null || retryAfter == null) {
            throw new IllegalArgumentException("a component is null");
        }
        errors = List.copyOf(errors);
    }

    /**
     * Makes a refusal that says nothing but its status, for the tests of applications.
     *
     * @param status 300 or more
     * @return the refusal
     */
    public static Refusal of(int status) {
        return new Refusal(status, List.of(), "", "", Optional.empty());
    }
}
