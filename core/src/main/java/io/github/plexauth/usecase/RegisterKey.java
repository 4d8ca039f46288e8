package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;
import java.util.Objects;
import java.util.Optional;

/**
 * Registers the public key of a device, with a token that the device already has.
 *
 * @param jwk the public key, as JSON
 */
public record RegisterKey(String jwk) implements UseCase<Done> {

    /** Checks that the key is not null. */
    public RegisterKey {
        Objects.requireNonNull(jwk, "jwk");
    }

    @Override
    public Question question() {
        return Question.of("POST", "/auth/jwk").withJson("{\"jwk\":" + jwk + "}");
    }

    @Override
    public Done read(Answer answer) {
        return Done.DONE;
    }

    @Override
    public boolean needsBody() {
        return false;
    }

    @Override
    public Optional<String> advice(int status) {
        return status == 422
                ? Optional.of("plex.tv does not register this key. Its identifier (thumbprint) may already belong to"
                        + " another device: create a key for this device alone.")
                : Optional.empty();
    }
}
