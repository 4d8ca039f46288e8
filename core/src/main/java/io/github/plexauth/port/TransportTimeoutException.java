package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Thrown by a transport when the timeout of a request has passed before the whole response was there. */
public final class TransportTimeoutException extends IOException {

    static final String NO_ANSWER = "no complete answer";

    @Serial
    private static final long serialVersionUID = 1L;

    private final String missing;

    /**
     * Creates an exception that names the timeout.
     *
     * @param timeout the timeout of the request
     */
    public TransportTimeoutException(Duration timeout) {
        this(timeout, NO_ANSWER);
    }

    /**
     * Creates an exception that names the timeout and what the call was waiting for.
     *
     * @param timeout the timeout of the request
     * @param missing what had not come when the timeout passed, such as "no free connection to the server"
     */
    public TransportTimeoutException(Duration timeout, String missing) {
        super(missing + " within " + TimeUnit.MILLISECONDS.convert(timeout) + " ms");
        this.missing = missing;
    }

    /**
     * Returns what had not come when the timeout passed.
     *
     * @return such as "no complete answer" or "no free connection to the server"
     */
    public String missing() {
        return missing;
    }

    /**
     * Returns whether the server had the request and did not answer in time.
     *
     * @return false if something else was missing
     */
    public boolean isMissingAnswer() {
        return missing.equals(NO_ANSWER);
    }
}
