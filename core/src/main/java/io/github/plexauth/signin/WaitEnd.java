package io.github.plexauth.signin;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexPinExpiredException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTimeoutException;
import io.github.plexauth.error.detail.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a wait ends without a token, and what it fails with.
 *
 * @param pinLeft the time that is left of the PIN
 * @param timeout the time that the caller waits at most
 */
public record WaitEnd(Duration pinLeft, Duration timeout) {

    /**
     * Creates an end.
     *
     * @param pinLeft the time that is left of the PIN; a clock that was set may make it anything
     * @param timeout the time that the caller waits at most
     * @return the end
     */
    public static WaitEnd of(Duration pinLeft, Duration timeout) {
        return new WaitEnd(Pauses.shorter(pinLeft, Pin.MAX_LIFETIME), timeout);
    }

    Duration left() {
        return Pauses.shorter(pinLeft, timeout);
    }

    PlexException failure(@Nullable PlexException lastFailure) {
        String last = lastFailure == null ? "" : " The last request failed: " + lastFailure.getMessage();
        if (pinLeft.compareTo(timeout) <= 0) {
            return PlexPinExpiredException.of(new Failure(
                    "the PIN expired before a person confirmed it. Create another one." + last, lastFailure, false));
        }
        return PlexTimeoutException.of(new Failure(
                "no person confirmed the PIN within " + timeout.toMillis() + " ms. The PIN is still valid: wait for it"
                        + " again, or allow more time." + last,
                lastFailure,
                true));
    }

    /**
     * Returns what a failed question means for its PIN.
     *
     * @param failure what asking for the PIN failed with
     * @return a {@link PlexPinExpiredException} with the message of the failure if plex.tv does not know the PIN;
     *     otherwise the failure itself
     */
    public static Throwable meaning(Throwable failure) {
        return failure instanceof PlexStatusException status && (status.status() == 404 || status.status() == 410)
                ? PlexPinExpiredException.of(new Failure(status.getMessage(), status, false))
                : failure;
    }
}
