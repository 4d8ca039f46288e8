package io.github.plexauth.error.detail;

import org.jspecify.annotations.Nullable;

/**
 * A failure without an error status.
 *
 * @param message   what happened, where, and what the reader can do
 * @param cause     the exception that caused the failure, if there is one
 * @param retryable whether the same call may succeed later
 */
public record Failure(String message, @Nullable Throwable cause, boolean retryable) {

    /** Describes a failure without a cause that another attempt would not change. */
    public static Failure of(String message) {
        return new Failure(message, null, false);
    }
}
