package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;

/** Makes plex.tv forget a token. Every status from 200 to 299 is a success. */
public record SignOut() implements UseCase<Done> {

    @Override
    public Question question() {
        return Question.of("DELETE", "/users/signout");
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
