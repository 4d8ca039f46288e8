package io.github.plexauth.json.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.port.JsonCodecException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonbCodecTest {

    @Test
    void aMissingImplementationIsNamedWithItsRemedy() throws Exception {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .flatMap(property -> Arrays.stream(System.getProperty(property, "").split(File.pathSeparator)))
                .filter(entry -> !entry.contains("yasson"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-cp", path, WithoutYasson.class.getName())
                .start();
        try {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("IllegalStateException", "org.eclipse:yasson", "JsonbCodec.using(jsonb)");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs in a process of its own, on a class path that has no JSON-B implementation. */
    static final class WithoutYasson {

        private WithoutYasson() {}

        public static void main(String... arguments) {
            try {
                System.out.println(JsonbCodec.create());
            } catch (IllegalStateException expected) {
                System.out.println(expected);
            }
        }
    }

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
