package io.github.plexauth.system.architecture.broken.port;

/** Breaks no rule. */
public interface HttpTransport {
    String send(String request);
}
