package io.github.plexauth.usecase;

import io.github.plexauth.domain.Account;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Optional;

/** Asks plex.tv for the account that a token belongs to. */
public record GetAccount() implements UseCase<Account> {

    @Override
    public Question question() {
        return Question.get("/user");
    }

    @Override
    public Account read(Answer answer) {
        Node element = answer.body().get("user");
        Node user = element.isPresent() ? element : answer.body();
        Redactor redactor = answer.redactor();
        var account = new Account(
                user.get("id").wholeNumber(),
                IdentifierReader.read(user.get("uuid"), redactor),
                name(user.get("username"), redactor),
                name(user.get("title"), redactor),
                name(user.get("email"), redactor));
        if (account.id().isEmpty() && account.uuid().isEmpty()) {
            throw new UnreadableBodyException("names no account");
        }
        return account;
    }

    private static Optional<String> name(Node node, Redactor redactor) {
        return node.text().map(redactor::name);
    }
}
