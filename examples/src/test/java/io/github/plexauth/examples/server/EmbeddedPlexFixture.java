package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A fresh server for each test, and a client that hides nothing. */
@Timeout(60)
abstract class EmbeddedPlexFixture {

    static final String TOKEN_REQUEST = "/security/token?type=delegation&scope=all";
    static final String OTHER = "243b471948ace337a8f92f129ec97d1902fcb1df";
    static final String RESOURCES_REQUEST = "/security/resources?source=server%3A%2F%2F" + OTHER;
    static final String JSON = "Accept: application/json";
    static final String TRANSIENT =
            "transient-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    EmbeddedPlexServer server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPlexServer.builder()
                .token("owner-token")
                .managedUserToken("managed-token")
                .machineIdentifier("0123456789abcdef0123456789abcdef01234567")
                .shared(Map.of(OTHER, EmbeddedDevice.sample("A friend's server")))
                .start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    RawAnswer anonymous(String verbAndTarget, String... headers) throws IOException {
        return RawAnswer.to(server.baseUri(), verbAndTarget, with("Connection: close", headers));
    }

    RawAnswer as(String token, String target, String... headers) throws IOException {
        return anonymous("GET " + target, with("X-Plex-Token: " + token, headers));
    }

    static String[] with(String header, String... others) {
        return Stream.concat(Stream.of(header), Stream.of(others)).toArray(String[]::new);
    }

    RawAnswer owner(String target, String... headers) throws IOException {
        return as("owner-token", target, headers);
    }

    String transientToken() throws IOException {
        Matcher token = Pattern.compile(TRANSIENT).matcher(owner(TOKEN_REQUEST).body());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    static String page(int status, String title) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + status + " " + title
                + "</h1></body></html>";
    }

    static void assertPage(RawAnswer answer, int status, String title) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(page(status, title));
        assertThat(answer.headers())
                .containsEntry("content-type", "text/html")
                .containsEntry("x-plex-protocol", "1.0")
                .containsEntry("connection", status == 401 || status == 404 ? "Keep-Alive" : "close");
    }
}
