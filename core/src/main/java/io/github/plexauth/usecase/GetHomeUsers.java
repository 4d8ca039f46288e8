package io.github.plexauth.usecase;

import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks plex.tv for the users of the home of an account. */
public record GetHomeUsers() implements UseCase<List<HomeUser>> {

    @Override
    public Question question() {
        return Question.get("/home/users");
    }

    /** A user without an identifier cannot be switched to, and is left out. */
    @Override
    public List<HomeUser> read(Answer answer) {
        return users(answer.body()).stream()
                .map(user -> user(user, answer.redactor()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** JSON is an object with a list, or the bare list. XML has elements around it. */
    private static List<Node> users(Node body) {
        if (body.value() instanceof List) {
            return body.elements();
        }
        for (String name : List.of("home", "MediaContainer")) {
            if (body.get(name).isPresent()) {
                return body.get(name).children("user");
            }
        }
        if (body.value() instanceof Map<?, ?> members && !members.containsKey("users") && !members.containsKey("id")) {
            throw new UnreadableBodyException("names no home");
        }
        return body.children("user");
    }

    private static Optional<HomeUser> user(Node user, Redactor redactor) {
        try {
            return IdentifierReader.read(user.get("uuid"), redactor).map(identifier -> new HomeUser(
                    identifier,
                    user.get("title").text().map(redactor::name),
                    user.get("username").text().map(redactor::name),
                    is(user, "protected"),
                    is(user, "admin"),
                    is(user, "restricted"),
                    is(user, "guest")));
        } catch (UnreadableBodyException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static boolean is(Node user, String flag) {
        return user.get(flag).bool().orElse(false);
    }
}
