package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServer.Network;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.Service;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.List;
import java.util.Optional;

/** Reads one media server from the resources of an account. */
final class ServerReader {

    private static final int MAX_CONNECTIONS = 1_000;

    /** What is known of the token of a server: the token, or why there is none. */
    private record Token(Optional<AccessToken> value, Optional<String> problem) {

        static Token missing(String problem) {
            return new Token(Optional.empty(), Optional.of(problem));
        }
    }

    private final Redactor redactor;

    /** Creates a reader that knows the token of the account. */
    ServerReader(Redactor redactor) {
        this.redactor = redactor;
    }

    AccountServer read(Node resource) {
        Token token = token(resource.get("accessToken"));
        Redactor both = redactor.with(token.value());
        String identifier = IdentifierReader.read(resource.get("clientIdentifier"), both)
                .orElseThrow(() -> new UnreadableBodyException("is a server without a client identifier"));
        ConnectionReader reader = new ConnectionReader(both);
        resource.children("connection").stream().limit(MAX_CONNECTIONS).forEach(reader::read);
        List<Connection> connections = reader.connections().stream().distinct().toList();
        return new AccountServer(
                resource.get("name").text().map(both::name),
                identifier,
                VersionReader.read(resource.get("productVersion")),
                is(resource, "owned"),
                is(resource, "home"),
                is(resource, "presence"),
                resource.get("sourceTitle").text().map(both::name),
                new Network(
                        is(resource, "httpsRequired"),
                        is(resource, "publicAddressMatches"),
                        is(resource, "dnsRebindingProtection"),
                        is(resource, "natLoopbackSupported")),
                token.value(),
                token.problem(),
                connections,
                reader.problems());
    }

    /** A flag is true, 1 or "1". One that is absent is false. */
    private static boolean is(Node resource, String flag) {
        return resource.get(flag).bool().orElse(false);
    }

    private static Token token(Node node) {
        Optional<AccessToken> sent;
        try {
            sent = TokenReader.read(node);
        } catch (UnreadableBodyException broken) {
            return Token.missing("plex.tv sent a text for this server that cannot be a token.");
        }
        if (sent.isEmpty()) {
            return Token.missing("plex.tv sent no token for this server.");
        }
        Optional<String> refusal = Service.MEDIA_SERVER.refusal(sent.get());
        if (refusal.isEmpty()) {
            return new Token(sent, Optional.empty());
        }
        return Token.missing(sent.get().kind() == AccessToken.Kind.JWT
                ? "plex.tv returned the JSON Web Token of the account, which media servers refuse. Sign in with a PIN,"
                        + " under another client identifier, which has no device key."
                : "plex.tv sent a token that " + refusal.get() + ".");
    }
}
