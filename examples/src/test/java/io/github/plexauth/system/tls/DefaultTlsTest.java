package io.github.plexauth.system.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.system.Processes;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default trust store of the JVM, which a process reads at its start, is used by a transport without context. */
class DefaultTlsTest {

    /** Asks over both transports, and prints a line for each. */
    static final class Program {

        private Program() {}

        public static void main(String... arguments) {
            for (HttpTransport transport : List.of(JdkHttpTransport.create(), ApacheHttpTransport.create())) {
                try (transport) {
                    System.out.println(PlexAuth.builder()
                            .clientIdentifier("default-tls")
                            .transport(transport)
                            .codec(JsonbCodec.create())
                            .build()
                            .server(URI.create(arguments[0]), AccessToken.of("owner-token-of-a-test"))
                            .getTransientToken());
                } catch (PlexException failure) {
                    System.out.println((failure.retryable() ? "for now: " : "for good: ") + failure.getMessage());
                }
            }
        }
    }

    private static final String ANSWER = "{\"MediaContainer\":{\"token\":\"transient-1\"}}";

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificates.in(folder).signed("server", "-ext", "SAN=ip:127.0.0.1");
    }

    @Test
    void bothTransportsTrustWhatTheJvmTrusts() throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok(ANSWER)))) {
            assertThat(ask(server, folder.resolve("certificates.p12")))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("AccessToken[TRANSIENT, redacted]"));
        }
    }

    @Test
    void anUnusableTrustStoreFailsCallsOverHttpsAndIsNamed() throws Exception {
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok(ANSWER)))) {
            assertThat(ask(server, unusable())).hasSize(2).allSatisfy(line -> assertThat(line).startsWith(
                    "for good: GET " + server.uri("/security/token") + ": no TLS connection could be established"
                            + " (this JVM's default SSLContext cannot be made: check the system properties"
                            + " javax.net.ssl.trustStore and javax.net.ssl.keyStore"));
        }
    }

    @Test
    void callsOverHttpNeverReadTheTrustStore() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok(ANSWER)))) {
            assertThat(ask(server, unusable()))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("AccessToken[TRANSIENT, redacted]"));
        }
    }

    private static Path unusable() throws Exception {
        return Files.writeString(folder.resolve("unusable.p12"), "no key store");
    }

    private static List<String> ask(ScriptedServer server, Path trustStore) throws Exception {
        Outcome outcome = Processes.run(Processes.java(
                "-Djavax.net.ssl.trustStore=" + trustStore, "-Djavax.net.ssl.trustStorePassword=changeit",
                "-cp", ClassPath.ofThisBuild(),
                Program.class.getName(), server.uri("").toString()));
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().toList();
    }
}
