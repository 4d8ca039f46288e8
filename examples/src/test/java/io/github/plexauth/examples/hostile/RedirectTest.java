package io.github.plexauth.examples.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A redirect is an answer: nobody follows it, and no other origin is ever asked. */
class RedirectTest {

    private static final List<Integer> STATUSES = List.of(300, 301, 302, 303, 305, 307, 308);

    /** SAME and OTHER stand for the origins, whose ports are not known yet. */
    private static final List<String> LOCATIONS = List.of(
            "/elsewhere",
            "../security/token?type=delegation&scope=all",
            "http://SAME/elsewhere",
            "http://OTHER/security/token",
            "//OTHER/security/token",
            "https://OTHER/security/token",
            "http://SAME@OTHER/security/token",
            "http://OTHER/?X-Plex-Token=" + Client.ACCESS_TOKEN,
            "http://" + Client.ACCESS_TOKEN + ".invalid/",
            Client.ACCESS_TOKEN + "://OTHER/",
            "http://[" + Client.ACCESS_TOKEN,
            "");

    static Stream<Arguments> redirects() {
        return STATUSES.stream().flatMap(status -> Stream.of(Way.values()).map(way -> Arguments.of(status, way)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void noRedirectIsFollowed(int status, Way way) throws Exception {
        try (var other = ScriptedServer.start(ScriptedServer.always(Answers.ok(Answers.WRONG)));
                var client = new Client(way)) {
            for (String location : LOCATIONS) {
                assertNotFollowed(client, status, location, other, way);
            }
            assertThat(other.connections()).isEmpty();
        }
    }

    private static void assertNotFollowed(
            Client client, int status, String location, ScriptedServer other, Way way) throws Exception {
        String target = location.replace("OTHER", other.uri("").getAuthority());
        try (var server = ScriptedServer.start(ScriptedServer.answering(request -> "HTTP/1.1 " + status + " Over there"
                + "\r\nLocation: " + target.replace("SAME", request.header("Host").get(0))
                + "\r\nRefresh: 0; url=" + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n"))) {
            PlexException failure = client.failure(server.uri("/"));

            assertThat(failure)
                    .isInstanceOfSatisfying(PlexApiException.class, refusal ->
                            assertThat(refusal.status()).isEqualTo(status))
                    .hasMessageContaining(": " + status + ". The server redirects")
                    .hasMessageContaining("which is not followed, since the access token would go along: use the right"
                            + " address as the base URI.");
            assertThat(failure.retryable()).isFalse();
            assertThat(server.requests()).hasSize(1);
            HostileReport.note(status + " to " + location, way, failure);
        }
    }
}
