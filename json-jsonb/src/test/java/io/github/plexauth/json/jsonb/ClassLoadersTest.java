package io.github.plexauth.json.jsonb;

import static io.github.plexauth.json.jsonb.Isolated.APIS;
import static io.github.plexauth.json.jsonb.Isolated.LIBRARY;
import static io.github.plexauth.json.jsonb.Isolated.PROVIDERS;
import static io.github.plexauth.json.jsonb.Isolated.createCodec;
import static io.github.plexauth.json.jsonb.Isolated.decode;
import static io.github.plexauth.json.jsonb.Isolated.paths;
import static io.github.plexauth.json.jsonb.Isolated.withContextLoader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec under class loaders as application servers, plug-in hosts and thread pools have them. */
@TestInstance(Lifecycle.PER_CLASS)
class ClassLoadersTest {

    private static final String TEXT = "{\"a\":[1,{\"b\":null}]}";
    private static final String TREE = "{a=[1, {b=null}]}";

    private final List<Isolated> opened = new ArrayList<>();
    private Isolated oneLoader;
    private Isolated host;
    private Isolated plugIn;
    private Isolated otherCopy;
    private Isolated broken;

    @BeforeAll
    void openClassLoaders(@TempDir Path folder) throws Exception {
        oneLoader = opened(Isolated.of(paths(LIBRARY, APIS, PROVIDERS)));
        host = opened(Isolated.of(paths(APIS)));
        plugIn = opened(Isolated.childOf(host, paths(LIBRARY, PROVIDERS)));
        assertThat(oneLoader.loadClass(JsonbCodec.class.getName()).getClassLoader()).isSameAs(oneLoader);
        otherCopy = opened(Isolated.of(paths(APIS, PROVIDERS)));
        Path files = Isolated.brokenProviderFiles(
                folder,
                "jakarta.json.bind.spi.JsonbProvider",
                "jakarta.json.spi.JsonProvider",
                "org.eclipse.yasson.spi.JsonbComponentInstanceCreator");
        broken = opened(Isolated.childOf(plugIn, List.of(files)));
    }

    @AfterAll
    void closeClassLoaders() throws Exception {
        for (Isolated loader : opened) {
            loader.close();
        }
    }

    /** The loader of the library: it has everything, or it has all but the APIs, which its parent has. */
    enum Library { ONE_LOADER, PLUG_IN }

    /** The context class loader of a thread. */
    enum Context { NULL, PLATFORM, SYSTEM, HOST, OTHER_COPY, BROKEN, OWN }

    static Stream<Arguments> cases() {
        return Stream.of(Library.values())
                .flatMap(library -> Stream.of(Context.values()).map(context -> arguments(library, context)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCodecIsCreatedUnderEveryContextLoader(Library library, Context context) throws Exception {
        ClassLoader own = loader(library);

        Object codec = withContextLoader(loader(library, context), () -> createCodec(own));

        assertThat(withContextLoader(own, () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstCallWorksUnderEveryContextLoader(Library library, Context context) throws Exception {
        Object codec = createUnderOwnLoader(library);

        assertThat(withContextLoader(loader(library, context), () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLaterCallWorksUnderEveryContextLoader(Library library, Context context) throws Exception {
        Object codec = createUnderOwnLoader(library);
        withContextLoader(loader(library), () -> decode(codec, "[]"));

        assertThat(withContextLoader(loader(library, context), () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstCallWorksInAPoolThread(Library library, Context context) throws Exception {
        Object codec = createUnderOwnLoader(library);
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "pool", 0, false);
            thread.setContextClassLoader(loader(library, context));
            return thread;
        });
        try {
            assertThat(pool.submit(() -> decode(codec, TEXT)).get()).hasToString(TREE);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCallWorksInTheCommonPool(Library library) throws Exception {
        Object codec = createUnderOwnLoader(library);
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
    void aPlugInBringsTheImplementationsForTheLibraryOfItsHost() throws Exception {
        Isolated libraryHost = opened(Isolated.of(paths(LIBRARY, APIS)));
        Isolated providers = opened(Isolated.childOf(libraryHost, paths(PROVIDERS)));

        Object codec = withContextLoader(providers, () -> createCodec(libraryHost));

        assertThat(withContextLoader(libraryHost, () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @Test
    void aBrokenProviderFileDoesNotHideAProviderThatWorks(@TempDir Path folder) throws Exception {
        List<Path> paths = new ArrayList<>();
        paths.add(Isolated.brokenProviderFiles(
                folder, "jakarta.json.bind.spi.JsonbProvider", "jakarta.json.spi.JsonProvider"));
        paths.addAll(paths(LIBRARY, APIS, PROVIDERS));
        Isolated brokenFirst = opened(Isolated.of(paths));
        
        Object codec = withContextLoader(brokenFirst, () -> createCodec(brokenFirst));

        assertThat(withContextLoader(oneLoader, () -> decode(codec, TEXT))).hasToString(TREE);
    }

    @ParameterizedTest
    @EnumSource
    void theCodecWorksInAModuleLayer(Context context) throws Exception {
        String[] slf4j = {"slf4j-api", "slf4j-simple"};
        ModuleFinder modules =
                ModuleFinder.of(paths(LIBRARY, APIS, PROVIDERS, slf4j).toArray(Path[]::new));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(modules, ModuleFinder.of(), Set.of("io.github.plexauth.json.jsonb"));
        ClassLoader layer = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, Isolated.JDK)
                .findLoader("io.github.plexauth.json.jsonb");
        ClassLoader current = context == Context.OWN ? layer : loader(Library.ONE_LOADER, context);

        assertThat(layer.loadClass(JsonbCodec.class.getName()).getModule().isNamed()).isTrue();
        assertThat(withContextLoader(current, () -> decode(createCodec(layer), TEXT))).hasToString(TREE);
    }

    private Object createUnderOwnLoader(Library library) throws Exception {
        ClassLoader own = loader(library);
        return withContextLoader(own, () -> createCodec(own));
    }

    private ClassLoader loader(Library library) {
        return library == Library.PLUG_IN ? plugIn : oneLoader;
    }

    private ClassLoader loader(Library library, Context context) {
        return switch (context) {
            case NULL -> null;
            case PLATFORM -> ClassLoader.getPlatformClassLoader();
            case SYSTEM -> ClassLoader.getSystemClassLoader();
            case HOST -> host;
            case OTHER_COPY -> otherCopy;
            case BROKEN -> broken;
            case OWN -> loader(library);
        };
    }

    private Isolated opened(Isolated loader) {
        opened.add(loader);
        return loader;
    }
}
