package io.github.plexauth.json.jsonb;

import static io.github.plexauth.json.jsonb.Isolated.APIS;
import static io.github.plexauth.json.jsonb.Isolated.LIBRARY;
import static io.github.plexauth.json.jsonb.Isolated.PROVIDERS;
import static io.github.plexauth.json.jsonb.Isolated.paths;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the library tells GraalVM about the reflection of Yasson and Parsson. These tests only show that everything that
 * it names exists, because they do not have a GraalVM.
 */
class NativeImageTest {

    private static final String FOLDER = "META-INF/native-image/io.github.plexauth/plexauth-json-jsonb/";

    private Isolated loader;

    @BeforeEach
    void openClassLoader() {
        loader = Isolated.of(paths(LIBRARY, APIS, PROVIDERS));
    }

    @AfterEach
    void closeClassLoader() throws Exception {
        loader.close();
    }

    @Test
    void theClassesAndConstructorsExist() throws Exception {
        List<?> entries = (List<?>) read("reflect-config.json");

        assertThat(entries).hasSize(5);
        for (Object entry : entries) {
            Class<?> named = loader.loadClass(((Map<?, ?>) entry).get("name").toString());
            if (((Map<?, ?>) entry).containsKey("methods")) {
                assertThat(named.getDeclaredConstructor()).isNotNull();
            }
        }
        assertThat(loader.loadClass(PlainTree.Reader.class.getName()).getGenericInterfaces()[0].getTypeName())
                .isEqualTo("jakarta.json.bind.serializer.JsonbDeserializer<" + PlainTree.class.getName() + ">");
    }

    @Test
    void theResourcesExist() throws Exception {
        List<?> includes = (List<?>) ((Map<?, ?>) resources().get("resources")).get("includes");

        assertThat(includes).hasSize(2);
        for (Object include : includes) {
            String pattern = ((Map<?, ?>) include).get("pattern").toString();
            assertThat(loader.getResource(pattern.replace("\\Q", "").replace("\\E", ""))).as(pattern).isNotNull();
        }
    }

    @Test
    void theMessagesExist() throws Exception {
        List<?> bundles = (List<?>) resources().get("bundles");

        assertThat(bundles).hasSize(2);
        for (Object bundle : bundles) {
            String name = ((Map<?, ?>) bundle).get("name").toString();
            assertThat(ResourceBundle.getBundle(name, Locale.ROOT, loader).keySet()).as(name).isNotEmpty();
        }
    }

    private Map<?, ?> resources() throws Exception {
        return (Map<?, ?>) read("resource-config.json");
    }

    private Object read(String file) throws Exception {
        try (InputStream in = loader.getResourceAsStream(FOLDER + file)) {
            return JsonbCodec.create().decode(in.readAllBytes());
        }
    }
}
