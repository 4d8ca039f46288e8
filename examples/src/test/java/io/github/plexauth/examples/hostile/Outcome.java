package io.github.plexauth.examples.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexTransportException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a row of a table requires.
 *
 * @param mayBeRead whether the right token may come out
 * @param failure   the class of the exception; null where there must be none
 * @param words     part of its message
 */
record Outcome(boolean mayBeRead, Class<? extends PlexException> failure, String words) {

    /** The right token. */
    static Outcome read() {
        return new Outcome(true, null, "");
    }

    /** A failure that says so. */
    static Outcome refused(Class<? extends PlexException> failure, String words) {
        return new Outcome(false, failure, words);
    }

    /** A connection that breaks, or carries something else than HTTP. */
    static Outcome broken() {
        return refused(PlexTransportException.class, "the connection failed before there was a whole answer");
    }

    /** Where the clients differ and are free to: any PlexException, or the right token, but never another one. */
    static Outcome eitherWay() {
        return new Outcome(true, PlexException.class, "");
    }

    /** Any PlexException, where there is nothing to be read. */
    static Outcome refused() {
        return refused(PlexException.class, "");
    }

    /** Asks, checks, and says what came of it. */
    String of(Client client, URI server) {
        AtomicReference<String> token = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> token.set(client.ask(server)));
        if (thrown == null) {
            assertThat(mayBeRead).as("whether a token may be read").isTrue();
            assertThat(token.get()).isEqualTo(Answers.RIGHT);
            return "the token";
        }
        PlexException refused = Client.checked(thrown);
        assertThat(failure).as("whether it may fail, with %s", refused).isNotNull();
        assertThat(refused).isInstanceOf(failure).hasMessageContaining(words);
        return refused + ", retryable=" + refused.retryable();
    }
}
