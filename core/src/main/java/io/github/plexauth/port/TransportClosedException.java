package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;

/** Thrown by a transport that was closed before or during the call. */
public final class TransportClosedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public TransportClosedException() {
        super("the transport is closed");
    }
}
