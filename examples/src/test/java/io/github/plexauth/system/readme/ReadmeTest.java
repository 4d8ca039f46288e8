package io.github.plexauth.system.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.system.ClassPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README is the first program that a reader tries. */
class ReadmeTest {

    /** What the snippets leave out for the sake of their readers. */
    private static final String AROUND = """
            import io.github.plexauth.*;
            import io.github.plexauth.contract.*;
            import io.github.plexauth.domain.*;
            import io.github.plexauth.error.*;
            import io.github.plexauth.json.jsonb.*;
            import io.github.plexauth.port.*;
            import io.github.plexauth.transport.httpclient.*;
            import io.github.plexauth.transport.jdk.*;
            import java.net.InetAddress;
            import java.net.URI;
            import java.time.Duration;
            import java.util.Map;
            import java.util.Optional;
            import java.util.concurrent.CompletableFuture;

            abstract class Reader {
                String secret;
                PlexAuth plexAuth;
                AccountAuthentication account;
                ServerAuthentication server;
                URI uri;
                abstract int call(URI server, AccessToken token);
                abstract void store(String text);
                static class MyTransport implements HttpTransport {
                    public TransportResponse send(TransportRequest request) { return null; }
                }
                %s
            }
            """;

    static Stream<String> snippets() throws IOException {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetCompiles(String snippet, @TempDir Path folder) throws IOException {
        String body = snippet.startsWith("class ")
                ? snippet
                : "void snippet() { " + snippet + " }";
        Path source = Files.writeString(folder.resolve("Reader.java"), AROUND.formatted(body));
        StringWriter errors = new StringWriter();

        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(
                new PrintWriter(errors), new PrintWriter(errors),
                "-proc:none", "-d", folder.toString(), "-cp", ClassPath.ofThisBuild(), source.toString());

        assertThat(exitCode).as(errors.toString()).isZero();
    }

    @Test
    void thereAreSnippets() throws IOException {
        assertThat(snippets()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theVersionToInstallIsThisOne() throws IOException {
        String version = System.getProperty("stacks.version");

        assertThat(Files.readString(Path.of("..", "README.md"))
                        .lines()
                        .filter(line -> line.contains("<version>") || line.contains("io.github.plexauth:")))
                .hasSize(4)
                .allMatch(line -> line.contains(version));
    }
}
