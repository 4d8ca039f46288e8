package io.github.plexauth.system.hostile;

import static io.github.plexauth.system.hostile.RawResponses.RIGHT;
import static io.github.plexauth.system.hostile.RawResponses.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.system.TransportMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that a server ends in an unusual way are replaced, and the application does not notice. */
class KeptConnectionsTest {

    private static final int CALLS = 20;

    /** A client cannot foresee the reset. Both clients send such a request once more, because it is a GET. */
    @ParameterizedTest
    @EnumSource
    void aServerThatResetsAConnectionOnItsSecondRequestDoesNoHarm(TransportMode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(ok(RIGHT));
                    connection.readRequest();
                    connection.reset();
                });
                var application = new Application(mode)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(application.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            assertThat(server.requests()).hasSizeLessThan(2 * CALLS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatWantsAConnectionForEachCallGetsIt(TransportMode mode) throws Exception {
        String response = ok(RIGHT).replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (var server = ScriptedServer.start(ScriptedServer.always(response));
                var application = new Application(mode)) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(application.ask(server.uri("/"))).isEqualTo(RIGHT);
            }
            assertThat(server.connections()).hasSize(CALLS);
            for (ScriptedConnection connection : server.connections()) {
                assertThat(connection.wasClosedByClient(10_000)).isTrue();
            }
        }
    }
}
