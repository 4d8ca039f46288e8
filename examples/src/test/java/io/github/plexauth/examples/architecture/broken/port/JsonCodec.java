package io.github.plexauth.examples.architecture.broken.port;

/** Breaks no rule. */
public interface JsonCodec {
    Object decode(String json);
}
