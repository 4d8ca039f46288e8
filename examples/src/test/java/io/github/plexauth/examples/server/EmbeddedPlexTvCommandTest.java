package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EmbeddedPlexTvCommandTest {

    @Test
    void theProcessSaysHowToUseItAndServesUntilItIsStopped() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classes().toString(), EmbeddedPlexTv.class.getName(), "--port", "0").start();
        try (BufferedReader out = process.inputReader()) {
            URI uri = URI.create(out.readLine());
            String token = out.readLine();

            assertThat(out.readLine()).contains("base URI and the token");
            assertThat(out.readLine()).contains("owns the server http://127.0.0.1:");
            assertThat(out.readLine()).contains("replace CODE");
            assertThat(out.readLine()).startsWith("curl -X PUT ").contains(token, uri + "/pins/link");
            assertThat(out.readLine()).contains("Ctrl+C");
            assertThat(RawAnswer.to(uri, "GET /api/v2/user", "Connection: close",
                    "X-Plex-Client-Identifier: a", "X-Plex-Token: " + token).status()).isEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--token,x | unknown option --token; the option is --port N",
        "--port    | --port needs a number from 0 to 65535",
        "--port,x  | --port needs a number from 0 to 65535"
    })
    void aWrongOptionIsRejected(String arguments, String message) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedPlexTvCommand.run(nowhere, arguments.split(",")))
                .withMessage(message);
    }

    private static Path classes() throws Exception {
        return Path.of(EmbeddedPlexTv.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
