package io.github.plexauth.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures of a call.
 *
 * <table>
 * <caption>Whether the same call may succeed later</caption>
 * <tr><th>cause</th><th>{@link #retryable()}</th></tr>
 * <tr><td>the deadline passed; connection refused, reset or closed; name not found</td><td>yes</td></tr>
 * <tr><td>429, 502, 503, 504</td><td>yes</td></tr>
 * <tr><td>any other status from 300 on</td><td>no</td></tr>
 * <tr><td>TLS failed: certificate, host name, protocol version</td><td>no</td></tr>
 * <tr><td>the calling thread was interrupted</td><td>no</td></tr>
 * <tr><td>an answer that cannot be what was asked for</td><td>no</td></tr>
 * <tr><td>the access token source failed</td><td>as the failure in it says; otherwise no</td></tr>
 * </table>
 */
public abstract class PlexException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PlexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Says whether the same call may succeed later, without anybody changing anything about it.
     *
     * @return whether it makes sense to try again, after a while
     */
    public abstract boolean retryable();
}
