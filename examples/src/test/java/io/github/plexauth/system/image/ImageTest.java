package io.github.plexauth.system.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.system.Processes;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links images of small consumers and runs them with a heap of 8 MB. */
class ImageTest {

    /** Later JDKs bring a larger java.base. */
    private static final long LARGEST = (Runtime.version().feature() < 21 ? 40L : 60L) << 20;

    // Values of jlink's option --compress.
    private static final String FAST = Runtime.version().feature() < 21 ? "0" : "zip-0";
    private static final String SMALL = Runtime.version().feature() < 21 ? "2" : "zip-6";

    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    @Test
    void theJdkStackRunsInAnImageOfFortyMegabytes() throws Exception {
        Path classes = compile(sources(Path.of("src/test/images/stack")));
        Path image = link(
                classes, "consumer,org.eclipse.yasson,org.eclipse.parsson,org.slf4j.simple,jdk.crypto.ec", SMALL);

        assertThat(modules(image)).contains("java.net.http").doesNotContain("java.xml", "java.sql", "java.desktop");
        assertBothCallsWork(image);
        assertBothCallsWorkOverTls(image);
        assertThat(size(image)).as("bytes of the image").isLessThan(LARGEST);
    }

    @Test
    void anImageWithoutHttpClientXmlAndJsonbMakesBothCalls() throws Exception {
        List<Path> sources = new ArrayList<>(sources(Path.of("src/test/images/bare")));
        Path examples = Path.of("src/main/java/io/github/plexauth/examples");
        sources.addAll(sources(examples.resolve("server")));
        sources.add(examples.resolve("BringYourOwnTransport.java"));
        sources.add(examples.resolve("BringYourOwnCodec.java"));
        Path image = link(compile(sources), "consumer,org.eclipse.parsson,org.slf4j.simple", FAST);

        assertThat(modules(image))
                .doesNotContain("java.net.http", "java.xml", "jakarta.json.bind", "org.eclipse.yasson");
        assertBothCallsWork(image);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private Path compile(List<Path> sources) {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-p", ClassPath.modulesOfThisBuild()));
        sources.forEach(source -> arguments.add(source.toString()));
        StringWriter messages = new StringWriter();

        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(
                new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new));

        assertThat(exitCode).as(messages.toString()).isZero();
        return classes;
    }

    /** Runs in a separate process: a JDK without jmods links from itself, which fails if its modules are patched. */
    private Path link(Path classes, String modules, String compression) throws Exception {
        Path image = folder.resolve("image");
        Outcome outcome = Processes.run(new ProcessBuilder(
                JAVA_HOME + "/bin/jlink", "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", // Halves its time.
                "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--compress", compression,
                "-p", classes + File.pathSeparator + ClassPath.modulesOfThisBuild(),
                "--add-modules", modules, "--output", image.toString()));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return image;
    }

    private static String modules(Path image) throws Exception {
        return Processes.run(new ProcessBuilder(image + "/bin/java", "--list-modules")).out();
    }

    private static void assertBothCallsWork(Path image) throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            String source = "server://" + server.shared().keySet().iterator().next();

            assertAccount(run(image, List.of(), server.baseUri().toString(), server.token(), source), "3");
        }
    }

    private void assertBothCallsWorkOverTls(Path image) throws Exception {
        SSLContext tls = TestCertificates.in(folder).signed("server", "-ext", "SAN=ip:127.0.0.1");
        String answer = "{\"MediaContainer\":{\"token\":\"transient-1\",\"Device\":{\"clientIdentifier\":\"a\"}}}";
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok(answer)))) {
            List<String> trust = List.of(
                    "-Djavax.net.ssl.trustStore=" + folder.resolve("certificates.p12"),
                    "-Djavax.net.ssl.trustStorePassword=changeit");

            assertAccount(run(image, trust, server.uri("").toString(), "owner-token-of-a-test", "server://a"), "0");
        }
    }

    private static Outcome run(Path image, List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(image + "/bin/java", "-Xmx8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-m", "consumer/consumer.Main"));
        command.addAll(List.of(arguments));
        return Processes.run(new ProcessBuilder(command));
    }

    private static void assertAccount(Outcome outcome, String connections) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines())
                .hasSize(2)
                .first().asString().startsWith("TransientToken[accessToken=AccessToken[TRANSIENT, redacted]");
        assertThat(outcome.out().lines().skip(1)).containsExactly(connections);
    }

    private static long size(Path image) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
