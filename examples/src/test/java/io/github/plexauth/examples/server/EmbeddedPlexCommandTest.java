package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EmbeddedPlexCommandTest {

    @Test
    void theProcessPrintsItsUriAndItsTokenAndServesUntilItIsStopped() throws Exception {
        Process process = start("--token", "chosen", "--port", "0");
        try (BufferedReader out = process.inputReader()) {
            URI uri = URI.create(out.readLine());

            assertThat(out.readLine()).isEqualTo("chosen");
            assertThat(out.readLine()).contains("base URI and the token");
            assertThat(out.readLine()).contains("server://");
            assertThat(out.readLine()).contains("Ctrl+C");
            assertThat(RawAnswer.to(uri, "GET /", "Connection: close", "X-Plex-Token: chosen").status()).isEqualTo(200);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theTokenIsRandomUnlessItIsChosen() throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            out.readLine();

            assertThat(out.readLine()).hasSize(20);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--bogus          | unknown option --bogus; the options are --port N and --token T",
        "--port           | --port needs a number from 0 to 65535",
        "--port,x         | --port needs a number from 0 to 65535",
        "--port,65536     | --port needs a number from 0 to 65535",
        "--token          | --token needs a value of printable ASCII characters without spaces",
        "--token,--port,0 | --token needs a value of printable ASCII characters without spaces"
    })
    void aWrongOptionEndsWithOneLineAndExitCode1(String arguments, String line) throws Exception {
        assertThat(failure(arguments.split(","))).containsExactly(line);
    }

    @Test
    void aPortThatIsTakenEndsWithOneLineAndExitCode1() throws Exception {
        try (EmbeddedPlexServer first = EmbeddedPlexServer.start()) {
            String port = Integer.toString(first.baseUri().getPort());

            assertThat(failure("--port", port)).singleElement().asString().startsWith("cannot listen on port " + port);
        }
    }

    private static List<String> failure(String... arguments) throws Exception {
        Process process = start(arguments);
        try (BufferedReader out = process.inputReader(); BufferedReader err = process.errorReader()) {
            List<String> lines = err.lines().toList();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(out.lines()).isEmpty();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws IOException, URISyntaxException {
        URI classes = EmbeddedPlexServer.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", Path.of(classes).toString(),
                EmbeddedPlexServer.class.getName());
        return new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList()).start();
    }
}
