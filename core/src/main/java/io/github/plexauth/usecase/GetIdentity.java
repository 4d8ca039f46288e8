package io.github.plexauth.usecase;

import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;

/**
 * Asks a server for its identity. Servers answer this without a token, so the library can recognize a server before it
 * sends a token to it.
 */
public record GetIdentity() implements UseCase<ServerIdentity> {

    @Override
    public Question question() {
        return Question.get("/identity").withoutToken();
    }

    @Override
    public ServerIdentity read(Answer answer) {
        Node container = answer.body().get("MediaContainer");
        String identifier = IdentifierReader.read(container.get("machineIdentifier"), answer.redactor())
                .orElseThrow(() -> new UnreadableBodyException("has no machine identifier"));
        return new ServerIdentity(
                identifier,
                VersionReader.read(container.get("version")),
                container.get("claimed").bool());
    }
}
