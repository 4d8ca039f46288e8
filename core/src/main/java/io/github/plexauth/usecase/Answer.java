package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A decoded success response.
 *
 * @param body       the decoded body
 * @param receivedAt when the response was complete
 * @param redactor   knows the token that the request carried
 * @param serverTime reads the time at which the server answered, by its own clock, if it said so
 */
public record Answer(Node body, Instant receivedAt, Redactor redactor, Supplier<Optional<Instant>> serverTime) {

    /**
     * Creates an answer of a server that did not say what time it is.
     *
     * @param body       the decoded body
     * @param receivedAt when the response was complete
     * @param redactor   knows the token that the request carried
     */
    public Answer(Node body, Instant receivedAt, Redactor redactor) {
        this(body, receivedAt, redactor, Optional::empty);
    }
}
