package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import java.time.Instant;

/**
 * A decoded success response.
 *
 * @param body       the decoded body
 * @param receivedAt when the response was complete
 * @param redactor   knows the token that the request carried
 */
public record Answer(Node body, Instant receivedAt, Redactor redactor) {}
