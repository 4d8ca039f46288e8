package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;

/** Tells plex.tv that a token is in use, because it forgets a token that is never used. */
public record Ping() implements UseCase<Done> {

    @Override
    public Question question() {
        return Question.get("/ping");
    }

    @Override
    public Done read(Answer answer) {
        return Done.DONE;
    }

    @Override
    public boolean needsBody() {
        return false;
    }
}
