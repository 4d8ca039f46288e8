package io.github.plexauth.wire;

import java.io.Serial;

/** Says what is wrong with an answer, for whoever knows where it came from to say the rest. Quotes nothing of it. */
public final class UnreadableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message goes on after "the answer "
     */
    public UnreadableException(String message) {
        super(message);
    }
}
