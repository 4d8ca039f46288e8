package io.github.plexauth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs in processes of their own, as their users do. */
public final class Processes {

    /** What a process left behind. */
    public record Outcome(int exitCode, String out, String err) {}

    private Processes() {}

    /** Runs a process to its end, with no input. */
    public static Outcome run(ProcessBuilder program) throws Exception {
        program.environment().remove("JAVA_TOOL_OPTIONS"); // The JVM would say on stderr that it picked them up.
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
