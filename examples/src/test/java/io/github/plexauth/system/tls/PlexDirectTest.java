package io.github.plexauth.system.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.contract.TestCertificates;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes.Outcome;
import io.github.plexauth.system.Processes;
import io.github.plexauth.system.TransportKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that can look up no name connects to a server over https, and a server prints what it sees of it. */
class PlexDirectTest {

    private static final String NAME = "127-0-0-1.0123456789abcdef0123456789abcdef.plex.direct";
    private static final String SERVER = "243b471948ace337a8f92f129ec97d1902fcb1df";

    /** Connects over one transport and makes another call over the result. */
    static final class Program {

        private Program() {}

        public static void main(String... arguments) throws Exception {
            try (HttpTransport transport = TransportKind.valueOf(arguments[0]).create()) {
                PlexAuth plexAuth = PlexAuth.builder()
                        .clientIdentifier("plex-direct")
                        .transport(transport)
                        .codec(JsonbCodec.create())
                        .allowSpecialAddresses(true) // The server is on this machine.
                        .build();
                var source = new SourceConnectionInformation(
                        Optional.empty(),
                        Optional.of(SERVER),
                        Optional.of(AccessToken.of("a-token-of-a-friend")),
                        List.of(Connection.of(
                                "https", "192.0.2.1", Integer.parseInt(arguments[1]),
                                "https://" + NAME + ":" + arguments[1], true, false)));
                ServerConnection found = plexAuth.connect(source, PlainHttp.FORBIDDEN);
                System.out.println(found.baseUri());
                System.out.println(plexAuth.server(found.baseUri(), found.accessToken()).getIdentity());
            }
        }
    }

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificates.in(folder).signed(
                "server", "-ext", "SAN=dns:*.0123456789abcdef0123456789abcdef.plex.direct");
    }

    @Test
    void httpClientSendsTheName() throws Exception {
        assertThatTheServerIsFound(TransportKind.APACHE, NAME);
    }

    @Test
    void theJdkSendsTheAddressInTheHostHeaderOnly() throws Exception {
        assertThatTheServerIsFound(TransportKind.JDK, "127.0.0.1");
    }

    @Test
    void theJdkSendsTheNameIfTheJvmAllowsThat() throws Exception {
        assertThatTheServerIsFound(TransportKind.JDK, NAME, "-Djdk.httpclient.allowRestrictedHeaders=host");
    }

    private static void assertThatTheServerIsFound(TransportKind transport, String host, String... options)
            throws Exception {
        String identity = "{\"MediaContainer\":{\"machineIdentifier\":\"" + SERVER + "\"}}";
        try (var server = ScriptedServer.startTls(tls, ScriptedServer.always(ScriptedServer.ok(identity)))) {
            String port = String.valueOf(server.uri("/").getPort());
            Outcome outcome = Processes.run(Processes.java(Stream.of(
                            Stream.of(options),
                            // With a file of hosts, the JVM asks nobody else, and this one is empty.
                            Stream.of("-Djdk.net.hosts.file=" + Files.createTempFile(folder, "no", "hosts"),
                                    "-Djavax.net.ssl.trustStore=" + folder.resolve("certificates.p12"),
                                    "-Djavax.net.ssl.trustStorePassword=changeit",
                                    "-cp", ClassPath.ofThisBuild(),
                                    Program.class.getName(), transport.name(), port))
                    .flatMap(arguments -> arguments)
                    .toArray(String[]::new)));

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).startsWith("https://" + NAME + ":" + port).contains(SERVER);
            assertThat(server.connections()).singleElement().satisfies(connection ->
                    assertThat(connection.serverNames()).containsExactly(NAME));
            assertThat(server.requests()).hasSize(2).allSatisfy(request ->
                    assertThat(request.header("Host")).containsExactly(host + ":" + port));
        }
    }
}
