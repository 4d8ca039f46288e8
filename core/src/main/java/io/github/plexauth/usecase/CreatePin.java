package io.github.plexauth.usecase;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.SignInPage;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks plex.tv for a PIN. Both 200 and 201 are a success.
 *
 * @param strong whether the PIN has a long code, for a page that is opened, and not one of four characters to type
 * @param page   makes the address of the page
 * @param jwk    the public key of the device, as JSON, if the token is to be bound to one
 */
public record CreatePin(boolean strong, SignInPage page, Optional<String> jwk) implements UseCase<Pin> {

    private static final Duration STRONG_LIFETIME = Duration.ofMinutes(30);
    private static final Duration LINK_LIFETIME = Duration.ofMinutes(15);
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MAX_URI_LENGTH = 500;

    /** A forward URI works only if the PIN was made with its origin. */
    @Override
    public Question question() {
        Question question = Question.of("POST", "/pins").withoutToken();
        Question pin = jwk.map(key -> question.withJson("{\"jwk\":" + key + ",\"strong\":" + strong + "}"))
                .orElse(strong ? question.with("strong", "true") : question);
        return page.origin().map(origin -> pin.withHeader("Origin", origin)).orElse(pin);
    }

    @Override
    public Pin read(Answer answer) {
        Node pin = PinReader.pin(answer.body());
        String id = PinReader.id(pin);
        String code = pin.get("code").identifier()
                .filter(text -> CODE.matcher(text).matches())
                .orElseThrow(() -> new UnreadableBodyException("is a PIN without a code"));
        URI uri = strong ? page.of(code) : SignInPage.ofLink(code);
        return new Pin(
                id, code, page.clientIdentifier(), uri, qr(pin), answer.receivedAt().plus(lifetime(pin)));
    }

    /** The clock of plex.tv may differ from this one, so the end is counted from the receipt. */
    private Duration lifetime(Node pin) {
        int seconds = pin.get("expiresIn").integer().orElse(-1);
        if (seconds < 0) {
            return strong ? STRONG_LIFETIME : LINK_LIFETIME;
        }
        Duration lifetime = Duration.ofSeconds(seconds);
        return lifetime.compareTo(Pin.MAX_LIFETIME) < 0 ? lifetime : Pin.MAX_LIFETIME;
    }

    /** plex.tv does not document with which status it refuses a PIN for a registered client identifier. */
    @Override
    public Optional<String> advice(int status) {
        boolean refused = status == 400 || status == 401 || status == 403 || status == 409 || status == 422;
        if (refused && jwk.isPresent()) {
            return Optional.of("plex.tv does not create a PIN for this device key. It may be registered for another"
                    + " client identifier: use that one, or create a new key. It may also be another key than the one that is"
                    + " registered for this client identifier: if that key is lost, create a new client identifier.");
        }
        return refused
                ? Optional.of("plex.tv does not create this PIN. If a device key is registered for the client"
                        + " identifier, it needs a PIN with that key: use PlexAuth.device. If the key is lost, create a"
                        + " new client identifier.")
                : Optional.empty();
    }

    private static Optional<URI> qr(Node pin) {
        return pin.get("qr").identifier()
                .filter(text -> text.length() <= MAX_URI_LENGTH)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("https://"))
                .flatMap(CreatePin::uri);
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = URI.create(text);
            return Optional.of(uri).filter(valid -> valid.getHost() != null && valid.getUserInfo() == null);
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }
}
