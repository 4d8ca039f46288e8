package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks plex.tv whether a person has confirmed a PIN.
 *
 * @param pin              the PIN
 * @param clientIdentifier the client identifier of the application that asks
 * @param deviceJwt        proves that the application has the key that the PIN was created with, if it was
 */
public record CheckPin(Pin pin, String clientIdentifier, Optional<String> deviceJwt)
        implements UseCase<Optional<AccessToken>> {

    /** Checks that no component is null. */
    public CheckPin {
        Objects.requireNonNull(pin, "pin");
        Objects.requireNonNull(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(deviceJwt, "deviceJwt");
    }

    @Override
    public Question question() {
        Question question = Question.get("/pins").withHiddenSegment(pin.id()).withoutToken();
        return deviceJwt.map(jwt -> question.withHidden("deviceJWT", jwt)).orElse(question);
    }

    /** The token is null, absent or empty until the PIN is confirmed. */
    @Override
    public Optional<AccessToken> read(Answer answer) {
        Node body = PinReader.pin(answer.body());
        if (!PinReader.id(body).equals(pin.id())) {
            throw new UnreadableBodyException("is about another PIN");
        }
        return TokenReader.read(body.get("authToken"));
    }

    @Override
    public Optional<String> advice(int status) {
        if (status != 404 && status != 410) {
            return Optional.empty();
        }
        return Optional.of(clientIdentifier.equals(pin.clientIdentifier())
                ? "plex.tv does not know the PIN, or it has expired. Create another one."
                : "The PIN was created with another client identifier than this application has, and plex.tv shows it"
                        + " to that one only. Use one client identifier for an installation, or create another PIN.");
    }
}
