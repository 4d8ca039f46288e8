package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Node;
import java.time.Instant;

/**
 * A decoded success response.
 *
 * @param body       the decoded body
 * @param receivedAt when the response was complete
 */
public record Answer(Node body, Instant receivedAt) {}
