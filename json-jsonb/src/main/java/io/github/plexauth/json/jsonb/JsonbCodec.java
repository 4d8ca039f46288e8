package io.github.plexauth.json.jsonb;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.bind.Jsonb;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON with Jakarta JSON Binding. The artifact brings Yasson as the implementation.
 *
 * <p>The codec binds no class, so no package has to be opened to reflection in a named module. For a native image, the
 * jar names what Yasson and Parsson look up by reflection. Instances are thread-safe, and there is nothing to close.
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
     * Creates a codec with the JSON-B and JSON-P implementations on the class path or module path.
     *
     * <p>This method looks for them with the class loaders of this library and of the two APIs, and then with the
     * context class loader of the calling thread. The codec keeps what it finds, so {@code decode} works in every
     * thread, whatever its context class loader is.
     *
     * @return the codec
     * @throws IllegalStateException if an implementation is missing or cannot be used; the message says what to add
     */
    public static JsonbCodec create() {
        try {
            return new JsonbCodec(Providers.find()::createJsonb, PlainTree.class);
        } catch (LinkageError absent) {
            throw ProviderFailure.create("the API of JSON-B or JSON-P is incomplete (" + absent + ")", absent);
        }
    }

    /**
     * Creates a codec over an existing Jsonb, for environments whose class loaders do not find an implementation.
     *
     * <p>If the class loaders hold more than one copy of JSON-P, build the Jsonb with {@code withProvider}. It
     * otherwise uses the copy of the context class loader.
     *
     * @param jsonb the instance; many threads use it, and the code that created it closes it
     * @return the codec
     */
    public static JsonbCodec using(Jsonb jsonb) {
        Objects.requireNonNull(jsonb, "jsonb");
        return new JsonbCodec(() -> jsonb, Object.class);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the JSON-B implementation fails for a reason other than the text
     */
    @Override
    public Object decode(byte[] json) {
        String text = JsonText.check(json);
        Jsonb ready = jsonb();
        try {
            Object decoded = ready.fromJson(text, target);
            return decoded instanceof PlainTree tree ? tree.root() : decoded;
        } catch (RuntimeException quotesTheText) { // Exceptions of JSON-P are possible too.
            Throwable broken = ProviderFailure.find(quotesTheText);
            if (broken != null) {
                throw ProviderFailure.of(ready, broken);
            }
            throw new JsonCodecException("the text is not valid JSON (" + quotesTheText.getClass().getName() + ")");
        } catch (LinkageError | ServiceConfigurationError broken) {
            throw ProviderFailure.of(ready, broken);
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
