package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.examples.BringYourOwnCodec;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The codecs accept and refuse the same texts, and make the same trees of them. */
final class FuzzCodecs {

    private static final JsonCodec OWN = JsonbCodec.create();
    private static final List<JsonCodec> OTHERS =
            List.of(new BringYourOwnCodec(), JsonbCodec.using(JsonbBuilder.create()));

    private FuzzCodecs() {}

    static void agree(FuzzInput input) {
        byte[] json = input.rest();
        Object tree = decoded(OWN, json);
        for (JsonCodec other : OTHERS) {
            assertThat(decoded(other, json)).as(other.getClass().getSimpleName()).isEqualTo(tree);
        }
    }

    /** Returns the tree, or the class of the refusal. */
    private static Object decoded(JsonCodec codec, byte[] json) {
        try {
            return plain(codec.decode(json));
        } catch (JsonCodecException refused) {
            return JsonCodecException.class;
        }
    }

    /** Which class a number has is up to the codec. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            members.forEach((name, member) -> plain.put(name, plain(member)));
            return plain;
        }
        if (value instanceof List<?> elements) {
            List<Object> plain = new ArrayList<>();
            elements.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }
}
