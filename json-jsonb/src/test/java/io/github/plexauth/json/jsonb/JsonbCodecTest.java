package io.github.plexauth.json.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.port.JsonCodecException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JsonbCodecTest {

    @Test
    void aNumberThatTakesLongToParseIsRefused() {
        JsonbCodec codec = JsonbCodec.create();

        assertThat(codec.decode(json("[" + "1".repeat(1_000) + "]"))).isInstanceOf(List.class);
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(json("[" + "1".repeat(1_001) + "]")))
                .withMessage("a number is longer than 1000 characters");
        assertThat(codec.decode(json("[\"" + "1".repeat(1_001) + "\"]"))).isEqualTo(List.of("1".repeat(1_001)));
    }

    @Test
    void manyThreadsMayUseOneCodecFromTheStart() throws Exception {
        JsonbCodec codec = JsonbCodec.create();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> decode = () -> codec.decode(json("{\"a\":[1,{\"b\":null}]}"));
            for (Future<Object> decoded : threads.invokeAll(Collections.nCopies(64, decode))) {
                assertThat(decoded.get()).hasToString("{a=[1, {b=null}]}");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNullJsonbIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> JsonbCodec.using(null)).withMessage("jsonb");
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
