package io.github.plexauth.system;

import java.io.File;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path for processes and compilers that the tests start: all that the tests themselves see. */
public final class ClassPath {

    private static final Pattern MODULE = Pattern.compile(
            ".*[/\\\\](target[/\\\\](classes|plexauth-.*)|(yasson|parsson|jakarta\\.json|http|slf4j)[^/\\\\]*\\.jar"
                    + "|zxing[/\\\\]core[/\\\\].*\\.jar)");

    private ClassPath() {}

    public static String ofThisBuild() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(property -> System.getProperty(property, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What a user would put on the module path: our modules and their libraries, and nothing of the tests. */
    public static String modulesOfThisBuild() {
        return Stream.of(ofThisBuild().split(File.pathSeparator))
                .filter(entry -> MODULE.matcher(entry).matches() && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
