package io.github.plexauth.examples.architecture.broken.port;

/** Breaks no rule. */
public interface HttpTransport {
    String send(String request);
}
