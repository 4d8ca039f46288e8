package io.github.plexauth.json.jsonb;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.spi.JsonbProvider;
import java.util.function.Supplier;

/**
 * Decodes JSON with Jakarta JSON Binding; Yasson comes along as its implementation.
 *
 * <p>No class is ever bound, so nothing has to be opened to reflection: not in a named module, not in a native image.
 * There is nothing to close.
 */
public final class JsonbCodec implements JsonCodec {

    private final Supplier<Jsonb> factory;
    private final Class<?> target;
    private volatile Jsonb jsonb;

    private JsonbCodec(Supplier<Jsonb> factory, Class<?> target) {
        this.factory = factory;
        this.target = target;
    }

    /**
     * Creates a codec with the JSON-B implementation that the class path or module path holds.
     *
     * @return the codec
     * @throws IllegalStateException if there is no implementation; the message names one
     */
    public static JsonbCodec create() {
        JsonbProvider provider;
        try {
            provider = JsonbProvider.provider();
        } catch (JsonbException absent) {
            throw new IllegalStateException(
                    "no JSON-B implementation was found: add org.eclipse:yasson at run time,"
                            + " or hand one over with JsonbCodec.using(jsonb)",
                    absent);
        }
        JsonbConfig config = new JsonbConfig().withDeserializers(new PlainTree.Reader());
        return new JsonbCodec(() -> provider.create().withConfig(config).build(), PlainTree.class);
    }

    /**
     * Creates a codec over a Jsonb of yours, for class loaders that find no implementation by themselves.
     *
     * @param jsonb used by many threads; whoever made it closes it
     * @return the codec
     */
    public static JsonbCodec using(Jsonb jsonb) {
        if (jsonb == null) {
            throw new IllegalArgumentException("jsonb is null");
        }
        return new JsonbCodec(() -> jsonb, Object.class);
    }

    @Override
    public Object decode(byte[] json) {
        String text = JsonText.check(json);
        try {
            Object decoded = jsonb().fromJson(text, target);
            return decoded instanceof PlainTree tree ? tree.root() : decoded;
        } catch (RuntimeException refused) { // JSON-P's exceptions come through too, and all of them quote the text.
            throw new JsonCodecException("the text is not JSON (" + refused.getClass().getName() + ")");
        }
    }

    /** Creates the Jsonb when there is something to decode: it takes longer than all the rest of a start. */
    private Jsonb jsonb() {
        Jsonb ready = jsonb;
        if (ready == null) {
            synchronized (factory) {
                ready = jsonb;
                if (ready == null) {
                    ready = factory.get();
                    jsonb = ready;
                }
            }
        }
        return ready;
    }
}
