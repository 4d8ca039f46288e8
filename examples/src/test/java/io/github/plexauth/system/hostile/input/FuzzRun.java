package io.github.plexauth.system.hostile.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The long run: one Jazzer process per target, since the fuzzer takes a process for itself. Jazzer finds
 * {@link #fuzzerTestOneInput} by its name, so nothing else of this build depends on it or loads its native library.
 */
public final class FuzzRun {

    private static final String ALL = "all";

    private FuzzRun() {}

    /** Set in Jazzer's process only. */
    private static final class Chosen {
        static final FuzzTarget TARGET = FuzzTarget.named(System.getProperty("fuzz.target"));
    }

    /** Loads and instruments the classes before the clock runs: the first input of all takes many seconds. */
    public static void fuzzerInitialize() {
        Chosen.TARGET.seeds().forEach(Chosen.TARGET::take);
    }

    /**
     * Takes one input.
     *
     * @param input whatever the fuzzer makes
     */
    public static void fuzzerTestOneInput(byte[] input) {
        Chosen.TARGET.take(input);
    }

    /**
     * Fuzzes one target after the other, and fails with the first finding.
     *
     * @param arguments the name of a target or {@code all}, and the seconds for each
     * @throws Exception if a process cannot be started or files cannot be written
     */
    public static void main(String... arguments) throws Exception {
        for (FuzzTarget target : FuzzTarget.values()) {
            if (arguments[0].equals(ALL) || target == FuzzTarget.named(arguments[0])) {
                fuzz(target, arguments[1]);
            }
        }
    }

    private static void fuzz(FuzzTarget target, String seconds) throws Exception {
        Path corpus = Files.createDirectories(Path.of("target", "fuzz", target.name()));
        for (byte[] seed : target.seeds()) {
            Files.write(corpus.resolve("seed-" + target.seeds().indexOf(seed)), seed);
        }
        Path log = corpus.resolveSibling(target + ".log");
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        "-Dfuzz.target=" + target,
                        "-XX:+EnableDynamicAgentLoading",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzRun.class.getName(),
                        "--instrumentation_includes=io.github.plexauth.**:org.eclipse.**",
                        "--custom_hook_excludes=org.assertj.**:net.bytebuddy.**",
                        "--reproducer_path=" + corpus.getParent(),
                        "-max_total_time=" + seconds,
                        "-timeout=20", // Seconds that one input may take: more is a hang.
                        "-seed=1",
                        "-print_final_stats=1",
                        "-artifact_prefix=" + corpus.getParent() + "/" + target + "-",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        report(target, log, exitCode);
    }

    private static void report(FuzzTarget target, Path log, int exitCode) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        lines.stream()
                .filter(line -> exitCode != 0 || line.startsWith("stat::number") || line.startsWith("stat::average"))
                .forEach(line -> System.out.println(target + " " + line));
        if (exitCode != 0) {
            throw new IllegalStateException(target + ": a finding, or Jazzer failed: see " + log.toAbsolutePath());
        }
    }
}
