package io.github.plexauth.port;

import java.io.Serial;

/** Thrown by a codec when the text is not valid. It does not quote the text, which may hold a token. */
public final class JsonCodecException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong, without any part of the text
     */
    public JsonCodecException(String message) {
        super(message);
    }
}
