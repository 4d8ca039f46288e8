package io.github.plexauth.protocol;

import java.io.Serial;

/**
 * Thrown when a response body cannot be interpreted. The message describes the body without quoting it; the caller adds
 * the request.
 */
public final class UnreadableBodyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean causedByCodec;

    /**
     * Creates an exception for a body that is not acceptable.
     *
     * @param message the predicate of a sentence whose subject is "the answer", such as "is empty"
     */
    public UnreadableBodyException(String message) {
        this(message, false);
    }

    private UnreadableBodyException(String message, boolean causedByCodec) {
        super(message);
        this.causedByCodec = causedByCodec;
    }

    /**
     * Creates an exception for a codec that failed, whatever the body is.
     *
     * @param failure the exception of the codec, whose message may quote the body
     * @return the exception
     */
    public static UnreadableBodyException ofCodec(RuntimeException failure) {
        return new UnreadableBodyException(
                "was not decoded, because the codec failed with " + failure.getClass().getName(), true);
    }

    /** Returns whether the codec failed, so that the server is not to blame. */
    boolean isCausedByCodec() {
        return causedByCodec;
    }
}
