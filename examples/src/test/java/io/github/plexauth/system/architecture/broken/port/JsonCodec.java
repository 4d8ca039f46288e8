package io.github.plexauth.system.architecture.broken.port;

/** Breaks no rule. */
public interface JsonCodec {
    Object decode(String json);
}
