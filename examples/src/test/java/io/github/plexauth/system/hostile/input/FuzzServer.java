package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.port.TransportResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Properties of what a server sends: a value or a PlexException comes out, and no part of the token. */
final class FuzzServer {

    private FuzzServer() {}

    static void answer(FuzzInput input) {
        TransportResponse answer = Operation.answer(200, input.rest());
        Operation.TOKEN.of(answer);
        Operation.CONNECTIONS.of(answer);
    }

    static void account(FuzzInput input) {
        int chosen = input.number();
        AccountOperation operation = AccountOperation.values()[chosen % AccountOperation.values().length];

        operation.of(Operation.answer(200, input.rest()));
    }

    /** Whatever the body is, the status comes out. */
    static void error(FuzzInput input) {
        int status = 300 + (input.number() << 8 | input.number()) % 700;

        Object outcome = Operation.TOKEN.of(Operation.answer(status, input.rest()));

        assertThat(outcome).isInstanceOf(PlexStatusException.class);
        assertThat(((PlexStatusException) outcome).status()).isEqualTo(status);
    }

    static void headers(FuzzInput input) {
        int status = 200 + (input.number() << 8 | input.number()) % 800;
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Location", List.of(input.text()));
        headers.put("Content-Type", List.of(input.text()));
        headers.put("Retry-After", List.of(input.text()));
        headers.put("Content-Encoding", List.of(input.text(), input.text()));
        headers.put("X-" + input.text(), List.of(input.text()));

        Object outcome = Operation.CONNECTIONS.of(new TransportResponse(status, headers, input.rest()));

        assertThat(outcome instanceof PlexStatusException).isEqualTo(status >= 300);
    }
}
