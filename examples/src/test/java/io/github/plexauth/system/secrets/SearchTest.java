package io.github.plexauth.system.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the audit finds a leak wherever there is one: one that finds nothing proves nothing. */
class SearchTest {

    private static final String PART = Marks.CALLER.substring(5, 5 + Marks.TELLING);

    private final Search search = new Search(new Marks(Marks.ALL));

    static Stream<Object> leaks() {
        var suppressing = new IOException("harmless");
        suppressing.addSuppressed(new IOException("harmless", new IllegalStateException("bad " + PART)));
        var traced = new IOException("harmless");
        traced.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "b" + PART, "C.java", 1)});
        return Stream.of(
                new IOException("bad header: " + PART),
                new IOException("harmless", new IOException("harmless", new IOException(PART.toUpperCase()))),
                suppressing,
                traced,
                new KeepsWhatItWasGiven(PART),
                failure("text/html", "{\"errors\":[{\"message\":\"" + PART + "\"}]}"),
                failure(PART, ""),
                failure("text/html", "<html><title>" + PART + "</title></html>"),
                List.of("a", PART),
                Optional.of(Marks.MINTED),
                "?X-Plex-Token=" + Marks.DEVICE,
                "/home/users/a/switch?pin=" + Marks.HOME_PIN,
                "GET https://plex.tv/api/v2/pins/" + Marks.PIN_ID);
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void twelveCharactersOfATokenAreFound(Object leak) {
        search.object(leak);

        assertThat(search.findings()).isNotEmpty();
    }

    @Test
    void theNamesOfThreadsAreSearched() throws Exception {
        Thread thread = new Thread(search::threads, "sends " + PART);
        thread.start();
        thread.join();

        assertThat(search.findings()).singleElement().asString().startsWith("the name of a thread");
    }

    @Test
    void elevenCharactersAndOtherWordsAreNone() {
        search.text("here", PART.substring(1));
        search.object(new IOException("Connection reset", new IOException("closed")));
        search.threads();

        assertThat(search.findings()).isEmpty();
    }

    @Test
    void aFailureThatCannotBeSentOnIsFound() {
        Function<String, String> lambda = String::strip;
        search.object(new KeepsWhatItWasGiven(lambda));

        assertThat(search.findings()).singleElement().asString().startsWith("cannot be serialized");
    }

    /** Returns the exception for a response. The call sends no token, so the library masks nothing in it. */
    private static PlexStatusException failure(String contentType, String body) {
        PlexAuth plexAuth = PlexAuth.builder()
                .clientIdentifier("test")
                .transport(request -> new TransportResponse(
                        401, Map.of("Content-Type", List.of(contentType)), body.getBytes(StandardCharsets.UTF_8)))
                .codec(JsonbCodec.create())
                .build();
        return catchThrowableOfType(
                PlexStatusException.class,
                () -> plexAuth.server(URI.create("http://pms.test"), () -> null).getIdentity());
    }

    /** As the parsers' exceptions do: it says nothing, but its serialized form does. */
    private static final class KeepsWhatItWasGiven extends IOException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // That it may not be serializable is the point.
        private final Object given;

        KeepsWhatItWasGiven(Object given) {
            super("harmless");
            this.given = given;
        }

        @Override
        public String getLocalizedMessage() {
            return given == null ? "" : "harmless";
        }
    }
}
