package io.github.plexauth.system.osgi;

import io.github.plexauth.system.ClassPath;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and makes the bundles of a user, from the class path of this build. */
final class Bundles {

    private final Path folder;

    /** @param folder where new bundles go */
    Bundles(Path folder) {
        this.folder = folder;
    }

    /** Returns the location of an artifact that is a bundle: a jar, or the folder of classes that it is made from. */
    static String of(String artifact) {
        return location(path(artifact));
    }

    /** Makes a bundle of a jar that is none, as the URLs of Apache Karaf that begin with "wrap:" do. */
    String wrap(String artifact) throws IOException {
        Path bundle = Files.createDirectory(folder.resolve(artifact));
        Path jar = path(artifact);
        Files.copy(jar, bundle.resolve("wrapped.jar"));
        return write(bundle, artifact, "Export-Package", packages(jar), "Bundle-ClassPath", "wrapped.jar");
    }

    /** Makes a bundle of one class. */
    String ofClass(Class<?> type, String imports) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path bundle = folder.resolve(type.getSimpleName());
        Path file = bundle.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, file);
        }
        return write(bundle, type.getSimpleName(), "Import-Package", imports);
    }

    private static String write(Path bundle, String name, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        for (int i = 0; i < headers.length; i += 2) {
            attributes.putValue(headers[i], headers[i + 1]);
        }
        if (attributes.getValue("Import-Package") == null) {
            attributes.putValue("DynamicImport-Package", "*");
        }
        Path file = bundle.resolve(JarFile.MANIFEST_NAME);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest.write(out);
        }
        return location(bundle);
    }

    /** Returns all packages of a jar, with the version of the jar. */
    private static String packages(Path jar) throws IOException {
        String version = jar.getFileName().toString().replaceFirst(".*-([0-9.]+)[.]jar", ";version=$1");
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .distinct()
                    .map(name -> name + version)
                    .collect(Collectors.joining(","));
        }
    }

    static Path path(String artifact) {
        String folder = artifact.replaceFirst("plexauth-", "");
        return Stream.of(ClassPath.ofThisBuild().split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith(Path.of(folder, "target", "classes"))
                        || entry.getFileName().toString().matches(artifact + "-[0-9.]+(-SNAPSHOT)?[.]jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(artifact + " is not on the path of the test"));
    }

    /** The framework uses such a location in place, and copies nothing. */
    private static String location(Path path) {
        return "reference:" + path.toAbsolutePath().normalize().toUri();
    }
}
