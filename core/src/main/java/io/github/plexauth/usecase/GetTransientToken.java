package io.github.plexauth.usecase;

import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Objects;

/**
 * Asks a server for a transient token.
 *
 * @param type  the type of the token
 * @param scope what the token gives access to
 */
public record GetTransientToken(TokenType type, Scope scope) implements UseCase<TransientToken> {

    /** Checks that no component is null. */
    public GetTransientToken {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(scope, "scope");
    }

    /** The only question that is usually asked, prepared once. */
    private static final Question USUAL = question(TokenType.DELEGATION, Scope.ALL);

    private static Question question(TokenType type, Scope scope) {
        return Question.get("/security/token").with("type", type.value()).with("scope", scope.value());
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Question question() {
        // By identity: equals() of a record creates method handles at its first use, about 50 kB of heap.
        return type == TokenType.DELEGATION && scope == Scope.ALL ? USUAL : question(type, scope);
    }

    /** Ignores the size of the container, which is 0 although the container holds a token. */
    @Override
    public TransientToken read(Answer answer) {
        return TokenReader.read(answer.body().get("MediaContainer").get("token"))
                .map(token -> new TransientToken(token, answer.receivedAt()))
                .orElseThrow(() -> new UnreadableBodyException("holds no token"));
    }
}
