package io.github.plexauth.protocol;

import java.io.Serial;

/**
 * Thrown when a response body cannot be interpreted. The message describes the body without quoting it; the caller adds
 * the request.
 */
public final class UnreadableBodyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the predicate of a sentence whose subject is "the answer", such as "is empty"
     */
    public UnreadableBodyException(String message) {
        super(message);
    }
}
