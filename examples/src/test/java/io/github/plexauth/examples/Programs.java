package io.github.plexauth.examples;

import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes;
import io.github.plexauth.system.Processes.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs programs in JVMs of their own, as their readers run them. */
final class Programs {

    private Programs() {}

    /** Runs a program with these settings and no others, without input and without a terminal. */
    static Outcome run(String program, Map<String, String> settings, String... arguments) throws Exception {
        return run(List.of(), program, settings, arguments);
    }

    /** Runs a program in a JVM with more options. */
    static Outcome run(List<String> options, String program, Map<String, String> settings, String... arguments)
            throws Exception {
        ProcessBuilder java = Processes.java(Stream.of(
                        options.stream(),
                        Stream.of("-cp", ClassPath.ofThisBuild(), "io.github.plexauth.examples." + program),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new));
        java.environment().keySet().removeIf(name -> name.startsWith("PLEX_"));
        java.environment().putAll(settings);
        return Processes.run(java);
    }
}
