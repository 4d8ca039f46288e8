package io.github.plexauth.system.servlet;

import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.TransportKind;
import io.github.plexauth.system.servlet.webapp.PlexLifecycle;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of a web application that brings the library, as a WAR file would have it. */
final class Deployment {

    private Deployment() {}

    static Path in(Path folder) throws IOException, URISyntaxException {
        Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        Path libraries = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Stream.of(ClassPath.modulesOfThisBuild().split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.toString().contains("examples"))
                .forEach(entry -> copy(entry, Files.isDirectory(entry) ? classes : libraries));
        copyPackageOf(PlexLifecycle.class, classes);
        copyPackageOf(TransportKind.class, classes);
        return folder;
    }

    private static void copyPackageOf(Class<?> type, Path classes) throws IOException, URISyntaxException {
        Path source = Path.of(type.getResource(type.getSimpleName() + ".class").toURI()).getParent();
        Path target = classes.resolve(type.getPackageName().replace('.', '/'));
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> copyFile(file, target, source));
        }
    }

    /** Copies a jar, or what is in a folder. */
    private static void copy(Path entry, Path target) {
        Path base = Files.isDirectory(entry) ? entry : entry.getParent();
        try (Stream<Path> files = Files.walk(entry)) {
            files.filter(Files::isRegularFile).forEach(file -> copyFile(file, target, base));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copyFile(Path file, Path target, Path base) {
        Path copy = target.resolve(base.relativize(file).toString());
        try {
            Files.createDirectories(copy.getParent());
            if (!Files.exists(copy)) { // Each folder of classes has a module-info.class.
                Files.copy(file, copy);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
