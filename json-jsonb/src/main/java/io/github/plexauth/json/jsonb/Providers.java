package io.github.plexauth.json.jsonb;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import java.util.ServiceConfigurationError;

/** The implementations of JSON-B and JSON-P that a codec has found. */
final class Providers {

    private final JsonbProvider provider;
    private final JsonbBuilder builder;

    private Providers(JsonbProvider provider, JsonbBuilder builder) {
        this.provider = provider;
        this.builder = builder;
    }

    /**
     * Finds the implementations.
     *
     * @throws IllegalStateException if one is missing or cannot be used
     */
    static Providers find() {
        JsonbProvider provider = ProviderSearch.find(JsonbProvider.class, JsonbProvider::provider, "JSON-B");
        JsonProvider parsers = ProviderSearch.find(JsonProvider.class, JsonProvider::provider, "JSON-P");
        try {
            JsonbConfig config = new JsonbConfig().withDeserializers(new PlainTree.Reader());
            // Without withProvider, JSON-B would look for JSON-P with the context class loader of a later call.
            return new Providers(provider, provider.create().withConfig(config).withProvider(parsers));
        } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
            throw ProviderFailure.of(provider, broken);
        }
    }

    /**
     * Creates a Jsonb. This takes longer than everything else at the start of a program.
     *
     * @throws IllegalStateException if the implementation fails
     */
    Jsonb createJsonb() {
        try {
            // Yasson looks for an extension with the context class loader, which may hold one of another Yasson.
            return ContextLoader.call(provider.getClass().getClassLoader(), builder::build);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
            throw ProviderFailure.of(provider, broken);
        }
    }
}
