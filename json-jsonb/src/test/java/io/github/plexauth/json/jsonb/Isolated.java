package io.github.plexauth.json.jsonb;

import static java.lang.invoke.MethodType.methodType;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A class loader with copies of its own of some jars of this build. */
final class Isolated extends URLClassLoader {

    static final String[] LIBRARY = {"plexauth-json-jsonb", "plexauth-core"};
    static final String[] APIS = {"jakarta.json.bind-api", "jakarta.json-api"};
    static final String[] PROVIDERS = {"yasson", "parsson"};

    /** Sees the JDK only. The platform loader would also see the modules on the module path of the test. */
    static final ClassLoader JDK = new ClassLoader(null) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("java.") || name.startsWith("javax.")) {
                return ClassLoader.getPlatformClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    };

    private final String absentClass;

    private Isolated(List<Path> paths, ClassLoader parent, String absentClass) {
        super(paths.stream().map(Isolated::url).toArray(URL[]::new), parent);
        this.absentClass = absentClass;
    }

    /** Creates a class loader that sees nothing but the JDK and the given jars. */
    static Isolated of(List<Path> paths) {
        return childOf(JDK, paths);
    }

    static Isolated childOf(ClassLoader parent, List<Path> paths) {
        return new Isolated(paths, parent, "");
    }

    /** Creates a class loader with everything but one class, as a broken installation would be. */
    static Isolated without(String absentClass) {
        return new Isolated(paths(LIBRARY, APIS, PROVIDERS), JDK, absentClass);
    }

    /** Returns the jars with the given artifact names, or the folders of classes that they are made from. */
    static List<Path> paths(String[]... artifacts) {
        return Arrays.stream(artifacts).flatMap(Arrays::stream).map(Isolated::path).toList();
    }

    /** Creates a folder whose provider files name a class that does not exist. */
    static Path brokenProviderFiles(Path folder, String... services) throws IOException {
        Path files = Files.createDirectories(folder.resolve("META-INF/services"));
        for (String service : services) {
            Files.write(files.resolve(service), "missing.Provider".getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    /** Calls {@code JsonbCodec.create()} of the copy that a class loader sees. */
    static Object createCodec(ClassLoader loader) throws Exception {
        Class<?> codec = loader.loadClass(JsonbCodec.class.getName());
        // Unlike Class.getMethod, this does not load the types of other methods, which may be absent.
        return call(MethodHandles.publicLookup().findStatic(codec, "create", methodType(codec)));
    }

    static Object decode(Object codec, String json) throws Exception {
        return call(MethodHandles.publicLookup()
                .bind(codec, "decode", methodType(Object.class, byte[].class))
                .bindTo(json.getBytes(StandardCharsets.UTF_8)));
    }

    static <T> T withContextLoader(ClassLoader loader, Callable<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader original = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            T result = action.call();
            if (thread.getContextClassLoader() != loader) {
                throw new AssertionError("the context class loader was not restored");
            }
            return result;
        } finally {
            thread.setContextClassLoader(original);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(absentClass)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    private static Object call(MethodHandle method) throws Exception {
        try {
            return method.invoke();
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Path path(String artifact) {
        String folder = artifact.replaceFirst("plexauth-", "");
        return Stream.of("jdk.module.path", "java.class.path")
                .flatMap(property -> Stream.of(System.getProperty(property, "").split(File.pathSeparator)))
                .map(Path::of)
                .filter(entry -> entry.endsWith(Path.of(folder, "target", "classes"))
                        || entry.getFileName().toString().matches(artifact + "-[0-9.]+(-SNAPSHOT)?[.]jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(artifact + " is not on the path of the test"));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
