package io.github.plexauth.usecase;

import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.protocol.Node;
import java.util.Optional;

/** Reads the versions of servers. */
final class VersionReader {

    private VersionReader() {}

    /** Returns the version, or empty if there is none that can be parsed. */
    static Optional<ServerVersion> read(Node node) {
        return node.text().flatMap(VersionReader::parse);
    }

    private static Optional<ServerVersion> parse(String text) {
        try {
            return Optional.of(ServerVersion.parse(text));
        } catch (IllegalArgumentException otherForm) {
            return Optional.empty();
        }
    }
}
