package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;

/** Asks plex.tv for a nonce, which a device signs to renew its token. It is valid once, for five minutes. */
public record GetNonce() implements UseCase<String> {

    private static final int MAX_LENGTH = 500;

    @Override
    public Question question() {
        return Question.get("/auth/nonce").withoutToken();
    }

    @Override
    public String read(Answer answer) {
        return answer.body().get("nonce").identifier()
                .filter(text -> text.length() <= MAX_LENGTH)
                .orElseThrow(() -> new UnreadableBodyException("holds no nonce"));
    }
}
