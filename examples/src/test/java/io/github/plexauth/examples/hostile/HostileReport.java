package io.github.plexauth.examples.hostile;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was measured, for whoever wants to see more than that it was within its bounds. */
final class HostileReport {

    private static final Path FILE = Path.of("target", "hostile-report.txt");

    static {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, "case | way | outcome" + System.lineSeparator());
        } catch (IOException unwritable) {
            throw new ExceptionInInitializerError(unwritable);
        }
    }

    private HostileReport() {}

    static synchronized void note(Object row, Way way, Object outcome) throws IOException {
        Files.writeString(FILE, row + " | " + way + " | " + outcome + System.lineSeparator(), APPEND);
    }
}
