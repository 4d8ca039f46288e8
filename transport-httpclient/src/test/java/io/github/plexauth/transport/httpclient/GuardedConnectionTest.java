package io.github.plexauth.transport.httpclient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedConnectionTest {

    @ParameterizedTest
    @EnumSource
    void aChunkSizeThatTheEndOfTheConnectionCutsOffIsNoLastChunk(Mode mode) throws Exception {
        try (var server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0");
                });
                var transport = ApacheHttpTransport.create()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> mode.send(transport, Requests.get(server.uri("/"))));
        }
    }
}
