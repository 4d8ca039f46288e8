package io.github.plexauth.examples.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.port.TransportResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Properties of what a server sends: a value or a PlexException comes out, and no part of the token. */
final class FuzzServer {

    private FuzzServer() {}

    static void answer(FuzzInput input) {
        TransportResponse answer = Asked.answer(200, input.rest());
        Asked.TOKEN.of(answer);
        Asked.CONNECTIONS.of(answer);
    }

    /** Whatever the body is, the status comes out. */
    static void error(FuzzInput input) {
        int status = 300 + (input.number() << 8 | input.number()) % 700;

        Object outcome = Asked.TOKEN.of(Asked.answer(status, input.rest()));

        assertThat(outcome).isInstanceOf(PlexApiException.class);
        assertThat(((PlexApiException) outcome).status()).isEqualTo(status);
    }

    static void headers(FuzzInput input) {
        int status = 200 + (input.number() << 8 | input.number()) % 800;
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Location", List.of(input.text()));
        headers.put("Content-Type", List.of(input.text()));
        headers.put("Retry-After", List.of(input.text()));
        headers.put("Content-Encoding", List.of(input.text(), input.text()));
        headers.put("X-" + input.text(), List.of(input.text()));

        Object outcome = Asked.CONNECTIONS.of(new TransportResponse(status, headers, input.rest()));

        assertThat(outcome instanceof PlexApiException).isEqualTo(status >= 300);
    }
}
