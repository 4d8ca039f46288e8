package io.github.plexauth.examples.architecture.broken;

import io.github.plexauth.examples.architecture.broken.port.HttpTransport;

/** Sends without bounds, log or translation of failures. */
public record CallsTransport(HttpTransport transport) {

    String ask() {
        return transport.send("question");
    }
}
