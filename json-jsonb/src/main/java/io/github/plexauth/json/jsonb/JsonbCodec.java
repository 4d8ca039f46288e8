package io.github.plexauth.json.jsonb;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.spi.JsonbProvider;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON with Jakarta JSON Binding. The artifact brings Yasson as the implementation.
 *
 * <p>The codec binds no class, so no package has to be opened to reflection, neither in a named module nor in a native
 * image. Instances are thread-safe, and there is nothing to close.
 */
public final class JsonbCodec implements JsonCodec {

    private final Supplier<Jsonb> factory;
    private final Class<?> target;
    private volatile @Nullable Jsonb jsonb;

    private JsonbCodec(Supplier<Jsonb> factory, Class<?> target) {
        this.factory = factory;
        this.target = target;
    }

    /**
     * Creates a codec with the JSON-B implementation on the class path or module path.
     *
     * @return the codec
     * @throws IllegalStateException if there is no implementation; the message says what to add
     */
    public static JsonbCodec create() {
        JsonbProvider provider;
        try {
            provider = JsonbProvider.provider();
        } catch (JsonbException absent) {
            throw new IllegalStateException(
                    "no JSON-B implementation was found: add org.eclipse:yasson at run time,"
                            + " or pass an instance to JsonbCodec.using(jsonb)",
                    absent);
        }
        JsonbConfig config = new JsonbConfig().withDeserializers(new PlainTree.Reader());
        return new JsonbCodec(() -> provider.create().withConfig(config).build(), PlainTree.class);
    }

    /**
     * Creates a codec over an existing Jsonb, for environments whose class loaders do not find an implementation.
     *
     * @param jsonb the instance; many threads use it, and the code that created it closes it
     * @return the codec
     */
    public static JsonbCodec using(Jsonb jsonb) {
        Objects.requireNonNull(jsonb, "jsonb");
        return new JsonbCodec(() -> jsonb, Object.class);
    }

    @Override
    public Object decode(byte[] json) {
        String text = JsonText.check(json);
        try {
            Object decoded = jsonb().fromJson(text, target);
            return decoded instanceof PlainTree tree ? tree.root() : decoded;
        } catch (RuntimeException quotesTheText) { // Exceptions of JSON-P are possible too.
            throw new JsonCodecException("the text is not valid JSON (" + quotesTheText.getClass().getName() + ")");
        }
    }

    /** Creates the Jsonb on first use, because that takes longer than everything else at the start of a program. */
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
