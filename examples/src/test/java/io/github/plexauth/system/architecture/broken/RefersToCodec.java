package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.port.JsonCodec;
import java.util.function.Function;

/** Hands on a call of the codec. */
public record RefersToCodec(JsonCodec codec) {

    Function<String, Object> decoder() {
        return codec::decode;
    }
}
