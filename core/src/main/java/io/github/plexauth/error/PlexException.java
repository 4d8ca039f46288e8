package io.github.plexauth.error;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of all exceptions that a call fails with.
 *
 * <table>
 * <caption>Whether the same call may succeed later</caption>
 * <tr><th>cause</th><th>{@link #retryable()}</th></tr>
 * <tr><td>the deadline passed</td><td>yes</td></tr>
 * <tr><td>the connection was refused, reset or closed; the name was not found</td><td>yes</td></tr>
 * <tr><td>status 429, 502, 503, 504, 520 to 524 or 530</td><td>yes</td></tr>
 * <tr><td>any other status from 300 on</td><td>no</td></tr>
 * <tr><td>TLS failed: certificate, host name or protocol version</td><td>no</td></tr>
 * <tr><td>the calling thread was interrupted</td><td>no</td></tr>
 * <tr><td>a success response that does not contain what was asked for</td><td>no</td></tr>
 * <tr><td>no connection to a source works</td><td>if one of them may work later</td></tr>
 * <tr><td>the access token source failed</td><td>if its own PlexException is retryable</td></tr>
 * </table>
 */
public abstract class PlexException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns what happened, where, and what the reader can do. It contains no secret.
     *
     * @return the message, which every exception of the library has
     */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * Returns whether the same call may succeed later although nothing about it changes.
     *
     * @return true if another attempt after a while makes sense
     */
    public abstract boolean retryable();
}
