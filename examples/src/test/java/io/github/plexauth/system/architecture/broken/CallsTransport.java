package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.port.HttpTransport;

/** Sends without bounds, log or translation of failures. */
public record CallsTransport(HttpTransport transport) {

    String ask() {
        return transport.send("question");
    }
}
