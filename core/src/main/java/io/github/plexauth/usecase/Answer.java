package io.github.plexauth.usecase;

import io.github.plexauth.wire.Node;
import java.time.Instant;

/**
 * A success, decoded.
 *
 * @param body       the tree of its body
 * @param receivedAt when it was complete
 */
public record Answer(Node body, Instant receivedAt) {}
