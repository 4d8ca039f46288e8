package io.github.plexauth.examples.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.Refusal;
import java.io.IOException;
import java.util.List;
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
                refusal(List.of(new PlexError(0, PART, 0)), "", ""),
                refusal(List.of(), PART, ""),
                refusal(List.of(), "", PART),
                List.of("a", PART),
                Optional.of(Marks.MINTED),
                "?X-Plex-Token=" + Marks.DEVICE);
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

    private static PlexApiException refusal(List<PlexError> errors, String contentType, String title) {
        return new PlexApiException("harmless", new Refusal(401, errors, contentType, title, Optional.empty()));
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
