package io.github.plexauth.usecase;

import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.wire.Node;
import io.github.plexauth.wire.Paths;
import io.github.plexauth.wire.RequestFactory;
import io.github.plexauth.wire.UnreadableException;
import java.util.Optional;

/** Asks a server who it is. A server says so to anybody, so that it can be told from another before it sees a token. */
public record GetIdentity() implements UseCase<ServerIdentity> {

    @Override
    public boolean needsToken() {
        return false;
    }

    @Override
    public TransportRequest request(RequestFactory requests) {
        return requests.get(Paths.IDENTITY);
    }

    @Override
    public ServerIdentity read(Answer answer) {
        Node container = answer.body().get("MediaContainer");
        String identifier = container.get("machineIdentifier").text();
        if (identifier.isEmpty()) {
            throw new UnreadableException("names no machine identifier");
        }
        return new ServerIdentity(
                identifier, version(container.get("version").text()), container.get("claimed").flag());
    }

    private static Optional<ServerVersion> version(String text) {
        try {
            return Optional.of(ServerVersion.parse(text));
        } catch (IllegalArgumentException ofAnotherForm) {
            return Optional.empty();
        }
    }
}
