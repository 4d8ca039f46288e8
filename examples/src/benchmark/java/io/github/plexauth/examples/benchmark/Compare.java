package io.github.plexauth.examples.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares subjects. Each round measures every subject once, one after the other, each in its own JVM. Other load on
 * the machine then affects all subjects, so the ratios within a round are the result.
 *
 * <p>Each option has the form {@code name=value}. The values of the first five are lists separated by commas:
 * <ul>
 * <li>{@code subjects}: names in {@link Subjects}, or classes that implement {@link Subject}
 * <li>{@code work}: token, resources1, resources10
 * <li>{@code mode}: blocking, async
 * <li>{@code callers}: the number of threads or of calls in flight
 * <li>{@code scheme}: http, https
 * <li>{@code rounds}: the number of rounds
 * <li>{@code warmup} and {@code measure}: seconds; before many blocking callers warm up, a single one does
 * </ul>
 */
final class Compare {

    private static final Map<String, String> DEFAULTS = Map.of(
            "subjects", String.join(",", Subjects.ALL),
            "work", "token,resources1,resources10",
            "mode", "blocking,async",
            "callers", "1,16,64",
            "scheme", "http,https",
            "rounds", "5",
            "warmup", "20",
            "measure", "5");

    private final Map<String, String> options = new LinkedHashMap<>(DEFAULTS);
    private final List<String> jvmArguments = new ArrayList<>();

    private Compare(String... arguments) {
        for (String argument : arguments) {
            String[] option = argument.split("=", 2);
            if (option.length < 2 || options.put(option[0], option[1]) == null) {
                throw new IllegalArgumentException(
                        "unknown option " + argument + "; the options are " + DEFAULTS.keySet());
            }
        }
    }

    /** The measurements of one subject in one round. */
    record Figures(double callsPerSecond, double bytes, double cpuMicros) {}

    /** The load that one table is about. */
    private record Load(String work, String mode, int callers, String scheme) {

        @Override
        public String toString() {
            String unit = mode.equals("async") ? " in flight, " : " callers, ";
            return work + ", " + mode + ", " + callers + unit + scheme;
        }
    }

    public static void main(String... arguments) throws Exception {
        Compare compare = new Compare(arguments);
        String keystore = System.getProperty(BenchmarkServer.KEYSTORE);
        Process server = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-D" + BenchmarkServer.KEYSTORE + "=" + keystore,
                        "-cp", System.getProperty("java.class.path"), BenchmarkServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream()))) {
            compare.jvmArguments.add("-D" + Target.PROPERTY + "http=" + out.readLine());
            compare.jvmArguments.add("-D" + Target.PROPERTY + "https=" + out.readLine());
            compare.jvmArguments.add("-XX:+IgnoreUnrecognizedVMOptions");
            compare.jvmArguments.add("--sun-misc-unsafe-memory-access=allow"); // JMH uses Unsafe.
            compare.jvmArguments.add("-Djavax.net.ssl.trustStore=" + keystore);
            compare.jvmArguments.add("-Djavax.net.ssl.trustStorePassword=" + BenchmarkServer.PASSWORD);
            compare.run();
        } finally {
            server.destroy();
        }
    }

    private void run() {
        System.out.printf(
                "Java %s, %d processors, %s rounds of %s s after %s s%n", System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(), options.get("rounds"), options.get("measure"),
                options.get("warmup"));
        for (String scheme : list("scheme")) {
            for (String mode : list("mode")) {
                for (String work : list("work")) {
                    for (String callers : list("callers")) {
                        compare(new Load(work, mode, Integer.parseInt(callers), scheme));
                    }
                }
            }
        }
    }

    private void compare(Load load) {
        Map<String, List<Optional<Figures>>> bySubject = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(options.get("rounds")); round++) {
            for (String subject : list("subjects")) {
                bySubject.computeIfAbsent(subject, name -> new ArrayList<>()).add(measure(subject, load));
            }
        }
        Report.print(load.toString(), load.callers, bySubject);
    }

    /** Returns the measurements, or empty if the subject failed or does not support the load. */
    private Optional<Figures> measure(String subject, Load load) {
        boolean async = load.mode.equals("async");
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(CallBenchmark.class.getName() + "." + load.mode + "$")
                .param("subject", subject)
                .param("work", load.work)
                .param("scheme", load.scheme)
                .param("inFlight", Integer.toString(async ? load.callers : 1))
                .param("singleCallerSeconds", async || load.callers == 1 ? "0" : options.get("warmup"))
                .threads(async ? 1 : load.callers)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds((long) (1_000 * Double.parseDouble(options.get("warmup")))))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds((long) (1_000 * Double.parseDouble(options.get("measure")))))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            RunResult result = new Runner(jmh.build()).runSingle();
            return Optional.of(new Figures(
                    result.getPrimaryResult().getScore(), secondary(result, "gc.alloc.rate.norm"),
                    secondary(result, CpuProfiler.LABEL)));
        } catch (RunnerException failed) {
            return Optional.empty();
        }
    }

    private static double secondary(RunResult result, String label) {
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            return fork.getSecondaryResults().get(label).getScore();
        }
        throw new IllegalStateException("no result");
    }

    private List<String> list(String option) {
        return Arrays.asList(options.get(option).split(","));
    }
}
