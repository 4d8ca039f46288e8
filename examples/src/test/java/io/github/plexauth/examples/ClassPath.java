package io.github.plexauth.examples;

import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path for processes and compilers that the tests start: all that the tests themselves see. */
final class ClassPath {

    private ClassPath() {}

    static String ofThisBuild() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(property -> System.getProperty(property, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
