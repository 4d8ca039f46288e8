package io.github.plexauth.system.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes;
import io.github.plexauth.system.Processes.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile "kotlin" runs these tests, because they take about ten seconds and need the Kotlin compiler. */
@Tag("kotlin")
class KotlinTest {

    private static final Path SOURCES = Path.of("src/test/kotlin");
    private static final Pattern ERROR = Pattern.compile("\\.kt:(\\d+):\\d+: error: ");

    @TempDir
    private Path classes;

    @Test
    void aConsumerUsesCoroutinesLambdasAndExhaustiveBranches() throws Exception {
        Outcome compiled = compile("Consumer.kt");
        assertThat(compiled.exitCode()).as(compiled.err()).isZero();

        Outcome outcome = Processes.run(Processes.java(
                "-cp", ClassPath.ofThisBuild() + File.pathSeparator + classes, "ConsumerKt"));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).containsExactly(
                "the token is valid for Embedded Owner",
                "another is invalid",
                "AccessToken[TRANSIENT, redacted]",
                "A friend's server: LOCAL, REMOTE, RELAY",
                "refused with status 401",
                "timed out, and the future is cancelled: true",
                "from lambdas: transient-16-bytes",
                "refused at run time: value");
    }

    /** The compiler knows from the annotations of the library where null is allowed, without their jar. */
    @Test
    void theCompilerRefusesNullAndIncompleteBranches() throws Exception {
        List<String> lines = Files.readAllLines(SOURCES.resolve("Mistakes.kt"));
        List<Integer> marked = IntStream.rangeClosed(1, lines.size())
                .filter(number -> lines.get(number - 1).endsWith("// error"))
                .boxed()
                .toList();

        Outcome compiled = compile("Mistakes.kt");

        assertThat(marked).hasSizeGreaterThan(5);
        assertThat(ERROR.matcher(compiled.err()).results().map(error -> Integer.valueOf(error.group(1))))
                .as(compiled.err())
                .containsExactlyElementsOf(marked);
    }

    private Outcome compile(String source) throws Exception {
        return Processes.run(Processes.java(
                "-cp", ClassPath.ofThisBuild(),
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-no-stdlib", "-no-reflect", "-Werror", "-jvm-target", "17",
                "-cp", ClassPath.ofThisBuild(),
                "-d", classes.toString(),
                SOURCES.resolve(source).toString()));
    }
}
