package io.github.plexauth.usecase;

import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Optional;

/**
 * Asks a server for its identity. Servers answer this without a token, so the library can recognize a server before it
 * sends a token to it.
 */
public record GetIdentity() implements UseCase<ServerIdentity> {

    @Override
    public Question question() {
        return Question.of("/identity").withoutToken();
    }

    @Override
    public ServerIdentity read(Answer answer) {
        Node container = answer.body().get("MediaContainer");
        String identifier = IdentifierReader.read(container.get("machineIdentifier"), answer.redactor())
                .orElseThrow(() -> new UnreadableBodyException("has no machine identifier"));
        return new ServerIdentity(
                identifier,
                container.get("version").text().flatMap(GetIdentity::version),
                container.get("claimed").bool());
    }

    private static Optional<ServerVersion> version(String text) {
        try {
            return Optional.of(ServerVersion.parse(text));
        } catch (IllegalArgumentException otherForm) {
            return Optional.empty();
        }
    }
}
