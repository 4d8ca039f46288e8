package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.wire.Parameter;
import io.github.plexauth.wire.Paths;
import io.github.plexauth.wire.RequestFactory;
import io.github.plexauth.wire.UnreadableException;

/**
 * Asks a server for a transient token.
 *
 * @param type  what kind of token
 * @param scope what it gives access to
 */
public record GetTransientToken(TokenType type, Scope scope) implements UseCase<TransientToken> {

    /** Refuses null. */
    public GetTransientToken {
        if (type == null) {
            throw new IllegalArgumentException("type is null");
        }
        if (scope == null) {
            throw new IllegalArgumentException("scope is null");
        }
    }

    @Override
    public TransportRequest request(RequestFactory requests) {
        return requests.get(Paths.TOKEN, new Parameter("type", type.value()), new Parameter("scope", scope.value()));
    }

    /** The container says size 0 although it holds a token, so its size is not looked at. */
    @Override
    public TransientToken read(Answer answer) {
        AccessToken token = Tokens.read(answer.body().get("MediaContainer").get("token"))
                .orElseThrow(() -> new UnreadableException("holds no token"));
        return new TransientToken(token, answer.receivedAt());
    }
}
