package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;

/** A transport's word for: it was closed, before the call or during it. */
public final class TransportClosedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public TransportClosedException() {
        super("the transport is closed");
    }
}
