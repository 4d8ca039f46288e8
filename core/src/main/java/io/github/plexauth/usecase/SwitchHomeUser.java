package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks plex.tv for the token of a user of the home.
 *
 * @param user the user
 * @param pin  the PIN of a protected user
 */
public record SwitchHomeUser(HomeUser user, Optional<HomePin> pin) implements UseCase<AccessToken> {

    /** Checks that no component is null. */
    public SwitchHomeUser {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(pin, "pin");
    }

    /** All known clients send the PIN as a parameter. Messages and logs never show parameters. */
    @Override
    public Question question() {
        Question question = Question.of("POST", "/home/users").withHiddenSegment(user.uuid()).withPath("/switch");
        return pin.map(digits -> question.withHidden("pin", digits.value())).orElse(question);
    }

    @Override
    public AccessToken read(Answer answer) {
        Node element = answer.body().get("user");
        Node body = element.isPresent() ? element : answer.body();
        return TokenReader.read(body.get("authToken"))
                .or(() -> TokenReader.read(body.get("authenticationToken")))
                .orElseThrow(() -> new UnreadableBodyException("holds no token of the user"));
    }

    @Override
    public Optional<String> advice(int status) {
        return switch (status) {
            case 401, 403 -> Optional.of("plex.tv does not allow switching to this user with this token. If the user is"
                    + " protected, check the PIN; otherwise use the token of the owner of the home.");
            case 404 -> Optional.of("The home has no such user. Ask for its users again.");
            default -> Optional.empty();
        };
    }
}
