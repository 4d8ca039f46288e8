package io.github.plexauth.examples.benchmark;

import io.github.plexauth.examples.BringYourOwnCodec;
import io.github.plexauth.json.jsonb.JsonbCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures decoding alone: the codec of the library, and other ways to decode with the same JSON libraries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {

    @Param({"connections1", "connections10", "devices10"})
    public String payload;

    @Param({"jsonb", "bean", "object", "streaming"})
    public String codec;

    private Function<byte[], Object> decode;
    private byte[] json;

    @Setup
    public void prepare() {
        json = switch (payload) {
            case "connections1" -> Payloads.resources(1);
            case "connections10" -> Payloads.resources(10);
            default -> Payloads.devices(10);
        };
        Jsonb jsonb = JsonbBuilder.create();
        decode = switch (codec) {
            case "jsonb" -> JsonbCodec.create()::decode;
            case "streaming" -> new BringYourOwnCodec()::decode;
            case "object" -> bytes -> jsonb.fromJson(new ByteArrayInputStream(bytes), Object.class);
            default -> beans(jsonb);
        };
    }

    private Function<byte[], Object> beans(Jsonb jsonb) {
        Class<?> type = payload.equals("devices10") ? Beans.DevicesAnswer.class : Beans.DeviceAnswer.class;
        return bytes -> jsonb.fromJson(new ByteArrayInputStream(bytes), type);
    }

    @Benchmark
    public Object decode() {
        return decode.apply(json);
    }
}
