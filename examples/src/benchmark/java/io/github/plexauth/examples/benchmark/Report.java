package io.github.plexauth.examples.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Prints the figures of one load as a table. */
final class Report {

    private static final String COLUMNS = "%-20s %8s %8s %8s   %-16s %-16s %-16s %-16s %6s%n";

    private Report() {}

    static void print(String title, int callers, Map<String, List<Optional<Compare.Figures>>> bySubject) {
        System.out.printf("%n%s; ratios: minimum, median and maximum of the rounds%n", title);
        System.out.printf(
                COLUMNS, "", "us/call", "B/call", "CPU us", "ratios to", "time", "bytes", "CPU", "/ raw");
        bySubject.forEach((subject, rounds) -> {
            if (rounds.stream().allMatch(Optional::isPresent)) {
                String baseline = Subjects.baseline(subject);
                List<Optional<Compare.Figures>> base =
                        subject.equals(baseline) ? List.of() : bySubject.getOrDefault(baseline, List.of());
                List<Optional<Compare.Figures>> raw = bySubject.getOrDefault("raw", List.of());
                double[] toRaw = ratios(rounds, raw, figures -> 1 / figures.callsPerSecond());
                System.out.printf(
                        COLUMNS, subject.substring(subject.lastIndexOf('.') + 1),
                        median(rounds, figures -> 1e6 / figures.callsPerSecond() * callers),
                        median(rounds, Compare.Figures::bytes),
                        median(rounds, Compare.Figures::cpuMicros), subject.equals(baseline) ? "" : baseline,
                        minMedianMax(ratios(rounds, base, figures -> 1 / figures.callsPerSecond())),
                        minMedianMax(ratios(rounds, base, Compare.Figures::bytes)),
                        minMedianMax(ratios(rounds, base, Compare.Figures::cpuMicros)),
                        toRaw.length == 0 ? "" : String.format("%.2f", medianOf(toRaw)));
            } else {
                System.out.printf("%-20s failed, or does not support this%n", subject);
            }
        });
    }

    private static String median(
            List<Optional<Compare.Figures>> rounds, ToDoubleFunction<Compare.Figures> figure) {
        double[] values = rounds.stream().flatMap(Optional::stream).mapToDouble(figure).sorted().toArray();
        return String.format(medianOf(values) < 1_000 ? "%.1f" : "%.0f", medianOf(values));
    }

    /** Returns the ratio of each round, sorted; empty if the baseline was not measured. */
    private static double[] ratios(
            List<Optional<Compare.Figures>> rounds, List<Optional<Compare.Figures>> baseline,
            ToDoubleFunction<Compare.Figures> figure) {
        if (baseline.isEmpty() || !baseline.stream().allMatch(Optional::isPresent)) {
            return new double[0];
        }
        return IntStream.range(0, rounds.size())
                .mapToDouble(i -> figure.applyAsDouble(rounds.get(i).orElseThrow())
                        / figure.applyAsDouble(baseline.get(i).orElseThrow()))
                .sorted()
                .toArray();
    }

    private static String minMedianMax(double[] ratios) {
        return ratios.length == 0
                ? ""
                : String.format("%.2f %.2f %.2f", ratios[0], medianOf(ratios), ratios[ratios.length - 1]);
    }

    private static double medianOf(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
