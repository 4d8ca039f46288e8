package io.github.plexauth.json.jsonb;

import static io.github.plexauth.json.jsonb.Isolated.APIS;
import static io.github.plexauth.json.jsonb.Isolated.LIBRARY;
import static io.github.plexauth.json.jsonb.Isolated.PROVIDERS;
import static io.github.plexauth.json.jsonb.Isolated.createCodec;
import static io.github.plexauth.json.jsonb.Isolated.decode;
import static io.github.plexauth.json.jsonb.Isolated.paths;
import static io.github.plexauth.json.jsonb.Isolated.withContextLoader;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codec under class loaders as application servers, plug-in hosts and thread pools have them. */
@TestInstance(Lifecycle.PER_CLASS)
class ClassLoadersTest {

    private static final String TEXT = "{\"a\":[1,{\"b\":null}]}";
    private static final String TREE = "{a=[1, {b=null}]}";

    private final List<Isolated> opened = new ArrayList<>();
    private Isolated library;
    private Isolated otherCopy;
    private Isolated broken;

    @BeforeAll
    void openClassLoaders(@TempDir Path folder) throws Exception {
        library = opened(Isolated.of(paths(LIBRARY, APIS, PROVIDERS)));
        assertThat(library.loadClass(JsonbCodec.class.getName()).getClassLoader()).isSameAs(library);
        otherCopy = opened(Isolated.of(paths(APIS, PROVIDERS)));
        Path files = Isolated.brokenProviderFiles(
                folder,
                "jakarta.json.bind.spi.JsonbProvider",
                "jakarta.json.spi.JsonProvider",
                "org.eclipse.yasson.spi.JsonbComponentInstanceCreator");
        broken = opened(Isolated.childOf(library, List.of(files)));
    }

    @AfterAll
    void closeClassLoaders() throws Exception {
        for (Isolated loader : opened) {
            loader.close();
        }
    }

    enum Context { NULL, PLATFORM, SYSTEM, OTHER_COPY, BROKEN, LIBRARY }

    @ParameterizedTest
    @EnumSource
    void theCodecIsCreatedUnderEveryContextLoader(Context context) throws Exception {
        Object decoded = withContextLoader(loader(context), () -> decode(createCodec(library), TEXT));

        assertThat(decoded).hasToString(TREE);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCallWorksUnderEveryContextLoader(Context context) throws Exception {
        Object codec = withContextLoader(library, () -> createCodec(library));

        assertThat(withContextLoader(loader(context), () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @EnumSource
    void aLaterCallWorksUnderEveryContextLoader(Context context) throws Exception {
        Object codec = withContextLoader(library, () -> createCodec(library));
        withContextLoader(library, () -> decode(codec, "[]"));

        assertThat(withContextLoader(loader(context), () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCallWorksInAPoolThread(Context context) throws Exception {
        Object codec = withContextLoader(library, () -> createCodec(library));
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "pool", 0, false);
            thread.setContextClassLoader(loader(context));
            return thread;
        });
        try {
            assertThat(pool.submit(() -> decode(codec, TEXT)).get()).hasToString(TREE);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theFirstCallWorksInTheCommonPool() throws Exception {
        Object codec = withContextLoader(library, () -> createCodec(library));
        CompletableFuture<Object> decoded = new CompletableFuture<>();

        ForkJoinPool.commonPool().execute(() -> {
            try {
                assertThat(Thread.currentThread()).isInstanceOf(ForkJoinWorkerThread.class);
                decoded.complete(decode(codec, TEXT));
            } catch (Throwable failure) {
                decoded.completeExceptionally(failure);
            }
        });

        assertThat(decoded.get()).hasToString(TREE);
    }

    @Test
    void aPlugInBringsAllThatItNeeds() throws Exception {
        Isolated host = opened(Isolated.of(paths(APIS)));
        Isolated plugIn = opened(Isolated.childOf(host, paths(LIBRARY, PROVIDERS)));

        assertThat(withContextLoader(host, () -> decode(createCodec(plugIn), TEXT))).hasToString(TREE);
    }

    @Test
    void aPlugInBringsTheImplementationsForTheLibraryOfItsHost() throws Exception {
        Isolated host = opened(Isolated.of(paths(LIBRARY, APIS)));
        Isolated plugIn = opened(Isolated.childOf(host, paths(PROVIDERS)));

        Object codec = withContextLoader(plugIn, () -> createCodec(host));

        assertThat(withContextLoader(host, () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @Test
    void aBrokenProviderFileDoesNotHideAProviderThatWorks() throws Exception {
        assertThat(withContextLoader(broken, () -> decode(createCodec(broken), TEXT))).hasToString(TREE);

        List<Path> paths = new ArrayList<>(List.of(Path.of(broken.getURLs()[0].toURI())));
        paths.addAll(paths(LIBRARY, APIS, PROVIDERS));
        Isolated brokenFirst = opened(Isolated.of(paths));
        assertThat(withContextLoader(brokenFirst, () -> createCodec(brokenFirst))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void theCodecWorksInAModuleLayer(Context context) throws Exception {
        ModuleFinder modules = finder(paths(LIBRARY, APIS, PROVIDERS, new String[] {"slf4j-api", "slf4j-simple"}));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(modules, ModuleFinder.of(), Set.of("io.github.plexauth.json.jsonb"));
        ClassLoader layer = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, Isolated.JDK)
                .findLoader("io.github.plexauth.json.jsonb");

        assertThat(layer.loadClass(JsonbCodec.class.getName()).getModule().isNamed()).isTrue();
        assertThat(withContextLoader(loader(context), () -> decode(createCodec(layer), TEXT))).hasToString(TREE);
    }

    static ModuleFinder finder(List<Path> paths) {
        return ModuleFinder.of(paths.toArray(Path[]::new));
    }

    private ClassLoader loader(Context context) {
        return switch (context) {
            case NULL -> null;
            case PLATFORM -> ClassLoader.getPlatformClassLoader();
            case SYSTEM -> ClassLoader.getSystemClassLoader();
            case OTHER_COPY -> otherCopy;
            case BROKEN -> broken;
            case LIBRARY -> library;
        };
    }

    private Isolated opened(Isolated loader) {
        opened.add(loader);
        return loader;
    }
}
