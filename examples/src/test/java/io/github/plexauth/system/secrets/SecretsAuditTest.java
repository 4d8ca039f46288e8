package io.github.plexauth.system.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.system.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * That no token gets anywhere it does not belong, whatever goes well or wrong: not into a log at its most talkative,
 * the program's output, an exception or what it is sent on as, the text of an object or the name of a thread.
 */
class SecretsAuditTest {

    private static final String JAVA_HOME = System.getProperty("java.home");

    private static List<String[]> report;
    private static List<String> output;

    @BeforeAll
    static void runTheProgram(@TempDir Path directory) throws Exception {
        // Both say the token in their names; the program's own trust store is one of them.
        Path trusted = keyStore(directory, "trusted", "SAN=ip:127.0.0.1,dns:" + Marks.CALLER + ".test");
        Path untrusted = keyStore(directory, "untrusted", "SAN=ip:127.0.0.1");
        Path reported = directory.resolve("report");
        Path printed = directory.resolve("output");
        ProcessBuilder java = new ProcessBuilder(
                JAVA_HOME + "/bin/java",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", // It runs for seconds, and other builds run too.
                "-cp", ClassPath.ofThisBuild(),
                "-Dorg.slf4j.simpleLogger.log.io.github.plexauth=trace",
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStorePassword=" + AuditProgram.PASSWORD,
                AuditProgram.class.getName(), trusted.toString(), untrusted.toString(), reported.toString());
        assertThat(run(java, printed)).as(() -> read(printed)).isZero();

        output = read(printed).lines().toList();
        report = read(reported).lines().map(line -> line.split("\t", -1)).toList();
    }

    @TestFactory
    Stream<DynamicTest> noObjectOfACaseShowsAToken() {
        return cases().map(line -> DynamicTest.dynamicTest(
                line[0] + ", " + line[1] + ": " + line[2],
                () -> assertThat(line[3]).as("%s, %s: %s", (Object[]) line).isEmpty()));
    }

    @Test
    void neitherALogNorTheOutputShowsAToken() {
        Stream<String> made = report.stream().filter(line -> line[0].equals(AuditProgram.GIVEN)).map(line -> line[1]);
        var marks = new Marks(Stream.concat(Marks.ALL.stream(), made).toList());

        assertThat(output).noneMatch(line -> marks.in(line).isPresent());
    }

    /** An audit of a log that is switched off would find nothing. */
    @Test
    void theLogHadALineForNearlyEveryCase() {
        assertThat(output.stream()
                        .filter(line -> line.matches(".* DEBUG io.github.plexauth - (GET|POST|DELETE) http.*")).count())
                .isGreaterThan(cases().count() * 9 / 10);
    }

    private static Stream<String[]> cases() {
        return report.stream().filter(line -> !line[0].equals(AuditProgram.GIVEN));
    }

    private static Path keyStore(Path directory, String name, String names) throws Exception {
        Path file = directory.resolve(name);
        Path printed = directory.resolve(name + ".output");
        ProcessBuilder keytool = new ProcessBuilder(
                JAVA_HOME + "/bin/keytool", "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname",
                "CN=" + Marks.CALLER + ",OU=" + Marks.MINTED, "-ext", names, "-storetype", "PKCS12", "-storepass",
                AuditProgram.PASSWORD, "-keystore", file.toString());
        assertThat(run(keytool, printed)).as(() -> read(printed)).isZero();
        return file;
    }

    private static int run(ProcessBuilder program, Path output) throws Exception {
        program.environment().remove("JAVA_TOOL_OPTIONS"); // The JVM would say that it picked them up.
        Process process = program.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
