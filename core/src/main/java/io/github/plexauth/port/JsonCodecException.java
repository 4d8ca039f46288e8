package io.github.plexauth.port;

import java.io.Serial;

/**
 * A codec's word for: this is not the JSON that was promised. It quotes nothing of the text, which may hold a token.
 */
public final class JsonCodecException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what is wrong, without any part of the text
     */
    public JsonCodecException(String message) {
        super(message);
    }
}
