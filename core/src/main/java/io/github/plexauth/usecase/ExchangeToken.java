package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Exchanges a token that a device has signed for one that plex.tv has signed.
 *
 * @param json the body, with the token of the device
 */
public record ExchangeToken(String json) implements UseCase<AccessToken> {

    /** Checks that the body is not null. */
    public ExchangeToken {
        Objects.requireNonNull(json, "json");
    }

    @Override
    public Question question() {
        return Question.of("POST", "/auth/token").withJson(json).withoutToken();
    }

    /** The documented name is auth_token. Other sources name authToken. */
    @Override
    public AccessToken read(Answer answer) {
        Node body = answer.body();
        return TokenReader.read(body.get("auth_token"))
                .or(() -> TokenReader.read(body.get("authToken")))
                .filter(token -> token.kind() == AccessToken.Kind.JWT)
                .orElseThrow(() -> new UnreadableBodyException("holds no JSON Web Token"));
    }

    @Override
    public Optional<String> advice(int status) {
        return Optional.ofNullable(ADVICE.get(status));
    }

    private static final Map<Integer, String> ADVICE = Map.of(
            422, "plex.tv does not accept the signature of this device. Probably another key is registered for the"
                    + " client identifier, or none. If the registered key is lost, create a new client identifier and"
                    + " a new key, and let the person sign in.",
            498, "The token that this device has signed has expired on the way. Check the clock of this machine.");

    /** Returns no part of the body. */
    @Override
    public String toString() {
        return "ExchangeToken";
    }
}
