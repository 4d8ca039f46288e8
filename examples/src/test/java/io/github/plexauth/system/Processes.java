package io.github.plexauth.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs in separate processes, as their users do. */
public final class Processes {

    /** The exit code and the output of a process. */
    public record Outcome(int exitCode, String out, String err) {}

    private Processes() {}

    /** Prepares a JVM that starts quickly and runs for a few seconds. */
    public static ProcessBuilder java(String... arguments) {
        return new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                        Stream.of(arguments))
                .toList());
    }

    /** Runs a process to its end, with no input. */
    public static Outcome run(ProcessBuilder program) throws Exception {
        program.environment().remove("JAVA_TOOL_OPTIONS"); // With it, the JVM prints a line to stderr.
        Process process = program.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String out = text(process.getInputStream());
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("whether it ended").isTrue();
            return new Outcome(process.exitValue(), out, err.get());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return "unreadable: " + broken;
        }
    }
}
